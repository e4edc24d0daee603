// How every write runs: in one transaction, once for an idempotency key, again where another writer was in the way.
import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Principal } from '../auth/principal.ts';
import type { Database, Transaction } from '../db/client.ts';
import { isDeadlock, refusalOf } from '../db/faults.ts';
import type { Day } from './day.ts';
import { fault, IdempotencyMismatchError, InvalidInputError } from './errors.ts';

/** Who acts, on what, on which day (UTC). */
export interface Act {
  readonly db: Database;
  readonly principal: Principal;
  readonly today: Day;
}

export interface KeyedInput {
  readonly idempotencyKey?: string | null | undefined;
}

/** The input of a mutation before its service has checked it. */
export type RawInput = KeyedInput & Readonly<Record<string, unknown>>;

const ATTEMPTS_MAX = 4;
const BACKOFF_MS = 20;
const KEY_LENGTH_MAX = 200;
const TRANSACTION_TIMEOUT_MS = 15_000;

/**
 * Runs a change and returns the id of the entity that it made or changed. The change, its events and the idempotency key
 * commit together. A replay with the same key and input returns that id again and writes nothing; the same key with
 * another input throws IdempotencyMismatchError. A change that throws leaves nothing, its key included.
 */
export async function write<Input extends KeyedInput>(
  { db, principal, today }: Act,
  mutation: string,
  input: Input,
  change: (tx: Transaction) => Promise<string>,
): Promise<string> {
  assertStorable(input, ['input']);
  const once = async (tx: Transaction) => {
    // What the database takes for today when it refuses days to come.
    await tx.$queryRaw`/* write */ SELECT set_config('concordat.today', ${today}, TRUE)`;
    return runOnce(tx, principal, mutation, input, change);
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction(once, {
        timeout: TRANSACTION_TIMEOUT_MS,
        maxWait: TRANSACTION_TIMEOUT_MS,
      });
    } catch (error) {
      // The rules are asked before, so as to answer well; what slips through is refused here by the database.
      const refusal = refusalOf(error);
      if (refusal !== null)
        throw new InvalidInputError([{ path: ['input'], message: refusal }], { cause: error });
      if (!isDeadlock(error) || attempt === ATTEMPTS_MAX) throw error;
      // A different wait for each, or two writers would meet again.
      await delay(BACKOFF_MS * 2 ** attempt * Math.random());
    }
  }
}

async function runOnce<Input extends KeyedInput>(
  tx: Transaction,
  principal: Principal,
  mutation: string,
  { idempotencyKey, ...input }: Input,
  change: (tx: Transaction) => Promise<string>,
): Promise<string> {
  if (idempotencyKey === null || idempotencyKey === undefined) return change(tx);
  if (idempotencyKey === '' || idempotencyKey.length > KEY_LENGTH_MAX) {
    throw fault('idempotencyKey', `An idempotency key has 1 to ${KEY_LENGTH_MAX} characters.`);
  }
  const id = { principal: principal.id, mutation, key: idempotencyKey };
  const inputHash = createHash('sha256').update(canonical(input)).digest();
  // Waits where another transaction holds the same key, until that one has committed or given up.
  const { count } = await tx.idempotentWrite.createMany({ data: { ...id, inputHash }, skipDuplicates: true });
  if (count === 0) return replay(tx, id, inputHash);
  const entityId = await change(tx);
  await tx.idempotentWrite.update({ where: { principal_mutation_key: id }, data: { entityId } });
  return entityId;
}

async function replay(
  tx: Transaction,
  id: { principal: string; mutation: string; key: string },
  inputHash: Uint8Array,
): Promise<string> {
  const first = await tx.idempotentWrite.findUniqueOrThrow({ where: { principal_mutation_key: id } });
  if (first.entityId === null || Buffer.compare(first.inputHash, inputHash) !== 0) {
    throw new IdempotencyMismatchError(
      'This idempotency key was used before with another input. Use a new key for a new write.',
      ['input', 'idempotencyKey'],
    );
  }
  return first.entityId;
}

/** Throws InvalidInputError for a text that PostgreSQL would refuse, or take for another. */
function assertStorable(part: unknown, path: readonly string[]): void {
  if (typeof part === 'string' && (part.includes('\u0000') || /\p{Surrogate}/u.test(part))) {
    throw new InvalidInputError([
      {
        path,
        message: 'The text has a character that cannot be stored: U+0000, or half of a surrogate pair.',
      },
    ]);
  }
  if (typeof part === 'object' && part !== null) {
    for (const [field, value] of Object.entries(part)) assertStorable(value, [...path, field]);
  }
}

/** The same text for the same input, in whatever order its fields came. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
