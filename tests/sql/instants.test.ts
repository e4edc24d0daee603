// When the registry was told: what is known at an instant is a whole number of acts.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

/** Appends so many events to the agreement in one transaction, and returns their instants. */
async function append(...counts: readonly number[]): Promise<number[]> {
  return database.db.$transaction(async (tx) => {
    const { id: agreementId } = await tx.agreement.findUniqueOrThrow({ where: { slug: 'wco-cooperation' } });
    const told: number[] = [];
    for (const count of counts) {
      const data = Array.from({ length: count }, () => ({ kind: 'DESCRIBED' as const, agreementId }));
      const events = await tx.event.createManyAndReturn({ data });
      told.push(...events.map(({ recordedAt }) => recordedAt.getTime()));
    }
    return told;
  });
}

describe('the instant of an event', () => {
  test('is the same for all events of a transaction', async () => {
    const instants = await append(2, 1, 3);

    expect(instants).toHaveLength(6);
    expect(new Set(instants).size).toBe(1);
  });

  test('is later than that of every transaction before, however fast they follow each other', async () => {
    const writers = await Promise.all(Array.from({ length: 8 }, () => append(1, 1)));
    const rows = await database.sql(
      `SELECT count(DISTINCT recorded_at)::INTEGER AS instants, count(DISTINCT appended_in)::INTEGER AS transactions FROM event`,
    );
    const [disorder] = await database.sql(
      `SELECT count(*)::INTEGER AS count FROM (
         SELECT recorded_at < lag(recorded_at) OVER (ORDER BY position) AS falls FROM event) each WHERE falls`,
    );

    expect(new Set(writers.flat()).size).toBe(8);
    expect(rows[0]?.instants).toBe(rows[0]?.transactions);
    expect(disorder).toEqual({ count: 0 });
  });

  test('goes on from the last one where the clock is set back', async () => {
    await database.sql(`ALTER TABLE event DISABLE TRIGGER USER`);
    await database.sql(
      `UPDATE event SET recorded_at = '2999-01-01' WHERE position = (SELECT max(position) FROM event)`,
    );
    await database.sql(`ALTER TABLE event ENABLE TRIGGER USER`);

    expect(await append(2)).toEqual(Array(2).fill(Date.parse('2999-01-01T00:00:00.001Z')));
  });

  test('is not later than the instant at which the writer hears of it', async () => {
    const other = await createTestDatabase('empty');
    try {
      await other.sql(
        `INSERT INTO party (id, slug, name, is_host) VALUES (gen_random_uuid(), 'host', 'Host', true)`,
      );
      const before = Date.now();
      const [event] = await other.sql(
        `INSERT INTO event (id, kind, party_id) SELECT gen_random_uuid(), 'PARTY_REGISTERED', id FROM party RETURNING recorded_at`,
      );
      const told = event?.recorded_at instanceof Date ? event.recorded_at.getTime() : Number.NaN;

      expect(told).toBeGreaterThanOrEqual(before);
      expect(told).toBeLessThanOrEqual(Date.now());
    } finally {
      await other.close();
    }
  });
});
