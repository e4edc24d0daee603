// The ledger is the truth, and the columns and phases are what it adds up to: held against each other after every change.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { holdsOn } from '../../server/agreement/filter.ts';
import { recordAgreement, recordEvents } from '../../server/agreement/record.ts';
import type { EventKind } from '../../server/db/generated/prisma/enums.ts';
import { dateColumns } from '../../server/ledger/append.ts';
import { addDays, type Day } from '../../server/ledger/day.ts';
import { parseEdtf } from '../../server/ledger/edtf.ts';
import { projectAgreement } from '../../server/ledger/project.ts';
import { phasesOf, stateOn } from '../../server/ledger/state.ts';
import { registerParty } from '../../server/party/record.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { readAgreement, readStanding, storedColumns, storedPhases } from '../kit/standing.ts';

/** Throws unless what is stored of the agreement is what its ledger adds up to, on these days too. */
async function expectProjected(database: TestDatabase, agreementId: string, days: readonly Day[]) {
  const { columns } = await readAgreement(database, agreementId);
  expect(await storedColumns(database, agreementId)).toEqual(columns);

  const standing = await readStanding(database, agreementId);
  expect(await storedPhases(database, agreementId)).toEqual(phasesOf(standing));

  for (const day of days) {
    const found = await database.db.phase.findMany({
      where: { agreementId, ...holdsOn(day) },
      select: { status: true, inForce: true },
    });
    expect([day, found]).toEqual([day, [stateOn(standing, day)]]);
  }
}

let empty: TestDatabase;

beforeAll(async () => {
  empty = await createTestDatabase('empty');
  await empty.db.$transaction(async (tx) => {
    const party = { acronym: null, aliases: [], parent: null, country: null };
    await registerParty(tx, { ...party, slug: 'interpol', name: 'INTERPOL', category: null, isHost: true });
    for (const slug of ['one', 'two', 'gone', 'succeeded'])
      await registerParty(tx, { ...party, slug, name: slug, category: 'GLOBAL_IO' });
    const dissolved = {
      dissolvedOn: '2016',
      dissolvedEarliest: new Date('2016-01-01'),
      dissolvedLatest: new Date('2016-12-31'),
    };
    await tx.party.update({ where: { slug: 'gone' }, data: dissolved });
    await tx.party.update({
      where: { slug: 'succeeded' },
      data: { ...dissolved, successor: { connect: { slug: 'one' } } },
    });
  });
});

afterAll(() => empty.close());

const FACTS = [
  'SIGNED',
  'ENTERED_INTO_FORCE',
  'LISTED',
  'REPORTED_IN_FORCE',
  'SUSPENDED',
  'RESUMED',
  'TERMINATED',
  'EXPIRED',
  'REPLACED',
  'REVIEWED',
  'APPROVED',
] as const satisfies readonly EventKind[];

const dates = fc
  .tuple(fc.constantFrom('2010', '2012', '2014', '2016', '2018'), fc.constantFrom('03-31', '06-15', '10-01'))
  .chain(([year, rest]) => {
    const day = `${year}-${rest}`;
    return fc.constantFrom(
      day,
      day,
      day.slice(0, 7),
      year,
      '201X',
      `[..${day}]`,
      `[${day}..]`,
      `[${day},${year}-12-24]`,
      `[..${year}-01-31,${day}..]`,
    );
  });

const which = fc.constantFrom(0, 1, 2);
const steps = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(...FACTS),
      on: dates,
      isHosts: fc.boolean(),
      disputed: fc.integer({ min: 0, max: 5 }).map((number) => number === 0),
      which,
    }),
  },
  { weight: 1, arbitrary: fc.record({ corrects: fc.nat(99), on: fc.option(dates), which }) },
);

type Step = typeof steps extends fc.Arbitrary<infer Value> ? Value : never;

async function take(step: Step, agreementId: string, hostId: string): Promise<void> {
  const { db } = empty;
  if ('kind' in step) {
    const { kind, on, isHosts, disputed } = step;
    const event = { kind, on, partyId: isHosts ? hostId : null, basis: null, disputed, sources: [] };
    await db.$transaction((tx) => recordEvents(tx, agreementId, [event]));
    return;
  }
  const events = await db.event.findMany({
    where: { agreementId },
    select: { id: true },
    orderBy: { position: 'asc' },
  });
  const corrected = events[step.corrects % events.length];
  if (!corrected) return;
  const correction =
    step.on === null
      ? { kind: 'RETRACTED' as const }
      : { kind: 'CORRECTED' as const, ...dateColumns(step.on) };
  await db.$transaction(async (tx) => {
    await tx.event.create({
      data: { agreementId, correctsId: corrected.id, ...correction },
      select: { id: true },
    });
    await projectAgreement(tx, agreementId);
  });
}

const REFUSALS = [
  'event_not_after_end',
  'a suspension lies inside the period in which the agreement is in force',
];

/** Whether the database refused the step, as it does what happens after the end and suspensions of what is not in force. */
async function isRefused(taken: Promise<void>): Promise<boolean> {
  return taken.then(
    () => false,
    (error) => {
      if (REFUSALS.some((refusal) => String(error).includes(refusal))) return true;
      throw error;
    },
  );
}

describe('an agreement, its supplement, and a supplement of that', () => {
  let runs = 0;

  async function recordFamily(partner: string, survives: readonly boolean[]): Promise<string[]> {
    runs += 1;
    const ids: string[] = [];
    for (const [depth, survivesParent] of survives.entries()) {
      const slug = `run-${runs}-${depth}`;
      const supplements = depth === 0 ? {} : { supplements: `run-${runs}-${depth - 1}` };
      await empty.db.$transaction(async (tx) => {
        const id = await recordAgreement(tx, {
          ...{ slug, title: slug, partners: [partner, 'two'], note: null, sources: [] },
          ...supplements,
        });
        await tx.agreement.update({ where: { id }, data: { survivesParent }, select: { id: true } });
        await projectAgreement(tx, id);
        ids.push(id);
      });
    }
    return ids;
  }

  test('are stored as their ledgers add up, after every sequence of events', async () => {
    const host = await empty.db.party.findUniqueOrThrow({
      where: { slug: 'interpol' },
      select: { id: true },
    });
    const samples = fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 2, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('one', 'gone', 'succeeded'),
        fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
        fc.array(steps, { minLength: 1, maxLength: 7 }),
        samples,
        async (partner, survives, taken, offsets) => {
          const ids = await recordFamily(partner, survives);
          const days = offsets.map((offset) => addDays('2009-06-01', offset));
          for (const step of taken) {
            const id = ids[step.which] ?? '';
            if (await isRefused(take(step, id, host.id))) continue;
            const turn = 'on' in step && step.on ? parseEdtf(step.on).span.earliest : null;
            for (const each of ids) await expectProjected(empty, each, turn ? [...days, turn] : days);
          }
        },
      ),
      { numRuns: 8, endOnFailure: true },
    );
  });
});

test('the whole registry is stored as its ledger adds up', async () => {
  const seeded = await createTestDatabase('seeded');
  try {
    const agreements = await seeded.db.agreement.findMany({ select: { id: true } });
    expect(agreements).toHaveLength(77);
    for (const { id } of agreements)
      await expectProjected(seeded, id, ['1965-05-05', '2009-12-17', '2026-11-24']);
  } finally {
    await seeded.close();
  }
});
