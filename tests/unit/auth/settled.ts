import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@jest/globals';

const PAUSE_MS = 20;
const PATIENCE_MS = 5_000;

/** Waits for what is written behind the answer's back to be there; fails where it does not come. */
export async function settled<Value>(find: () => Promise<Value>, expected: Value): Promise<void> {
  const deadlineMs = Date.now() + PATIENCE_MS;
  while ((await find()) !== expected && Date.now() < deadlineMs) await pause(PAUSE_MS);
  expect(await find()).toBe(expected);
}
