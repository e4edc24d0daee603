import { expect, test } from '@jest/globals';
import { createStatementNames, NAMES_WINDOW_MS } from '../../server/db/statement-name.ts';

const text = (index: number, length: number) => `${index} `.padEnd(length, 'x');

test('a statement has one name, and another statement another', () => {
  const nameOf = createStatementNames();

  expect(nameOf('SELECT 1')).toMatch(/^[\w-]{24}$/);
  expect(nameOf('SELECT 1')).toBe(nameOf('SELECT 1'));
  expect(nameOf('SELECT 2')).not.toBe(nameOf('SELECT 1'));
});

test('a long statement has no name', () => {
  expect(createStatementNames()(text(1, 20_001))).toBe('');
});

test('no number of statements takes more than a bound, and none keeps others from a name for ever', () => {
  let nowMs = 0;
  const nameOf = createStatementNames(() => nowMs);
  const named = Array.from({ length: 1_000 }, (_, index) => nameOf(text(index, 5_000))).filter(Boolean);

  expect(named).toHaveLength(100);
  expect(nameOf('SELECT 1')).toBe('');
  nowMs = NAMES_WINDOW_MS;
  expect(nameOf('SELECT 1')).not.toBe('');
});
