// The terms that the tables hold are what the ledger adds up to.
import { describe, expect, test } from '@jest/globals';
import { foldTerms, type TermEvent } from '../../server/ledger/fold-terms.ts';
import { createTestDatabase } from '../kit/database.ts';
import { foldedTerms, storedTerms } from '../kit/terms.ts';
import { addVariety } from '../kit/variety.ts';

const DATABASE_ACCESS = { kind: 'DATABASE_ACCESS', note: null };
const TRAINING = { kind: 'TECHNICAL_ASSISTANCE', note: 'training' };

function event(id: string, kind: TermEvent['kind'], more: Partial<TermEvent> = {}): TermEvent {
  return { id, kind, amendmentId: null, correctsId: null, details: {}, ...more };
}

const described = (id: string, ...scopes: readonly object[]) =>
  event(id, 'DESCRIBED', { details: { scopes } });
const retracted = (correctsId: string) => event(`not ${correctsId}`, 'RETRACTED', { correctsId });
const agreed = (amendmentId: string, effectiveOn: string, ...changes: readonly object[]) =>
  event(`${amendmentId} agreed`, 'AMENDMENT_AGREED', { amendmentId, details: { effectiveOn, changes } });

/** Each scope as kind, days, and the amendments that brought and removed it. */
function scopesOf(...events: readonly TermEvent[]) {
  return foldTerms(events).scopes.map(({ kind, since, until, addedById, removedById }) => [
    kind,
    since?.toISOString().slice(0, 10),
    until?.toISOString().slice(0, 10),
    addedById,
    removedById,
  ]);
}

const ALWAYS = [undefined, undefined, null, null];
const REMOVAL = agreed('first', '2020-02-02', { kind: 'REMOVE_SCOPE', scope: 'DATABASE_ACCESS' });

describe('scopes', () => {
  test('hold for as long as the agreement where a description states them', () => {
    expect(scopesOf(described('a', DATABASE_ACCESS), described('b', TRAINING))).toEqual([
      ['DATABASE_ACCESS', ...ALWAYS],
      ['TECHNICAL_ASSISTANCE', ...ALWAYS],
    ]);
  });

  test('go with the description that is taken back, and those of another stay', () => {
    expect(scopesOf(described('a', DATABASE_ACCESS), described('b', TRAINING), retracted('a'))).toEqual([
      ['TECHNICAL_ASSISTANCE', ...ALWAYS],
    ]);
  });

  test('stay where an amendment had removed them before the description was taken back', () => {
    expect(scopesOf(described('a', DATABASE_ACCESS), REMOVAL, retracted('a'))).toEqual([
      ['DATABASE_ACCESS', undefined, '2020-02-02', null, 'first'],
    ]);
  });

  test('begin and end on the days of the amendments, and can come back', () => {
    const back = agreed('second', '2021-01-01', { kind: 'ADD_SCOPE', scope: 'DATABASE_ACCESS' });

    expect(scopesOf(described('a', DATABASE_ACCESS), REMOVAL, back)).toEqual([
      ['DATABASE_ACCESS', undefined, '2020-02-02', null, 'first'],
      ['DATABASE_ACCESS', '2021-01-01', undefined, 'second', null],
    ]);
  });
});

describe('provisions', () => {
  test('have one wording after another, and none once they are removed', () => {
    const provision = { number: '1', heading: null, text: 'Old' };
    const told = event('a', 'DESCRIBED', { details: { provisions: [provision] } });
    const change = { kind: 'REPLACE_PROVISION', number: '1', heading: 'Aim', text: 'New' };
    const { provisions } = foldTerms([
      told,
      agreed('first', '2020-01-01', change),
      agreed('second', '2021-01-01', { kind: 'REMOVE_PROVISION', number: '1' }),
    ]);

    expect(provisions).toEqual([
      {
        ...provision,
        ...{
          since: null,
          until: new Date('2020-01-01'),
          eventId: 'a',
          addedById: null,
          removedById: 'first',
        },
      },
      {
        ...{ number: '1', heading: 'Aim', text: 'New', since: new Date('2020-01-01') },
        ...{
          until: new Date('2021-01-01'),
          eventId: 'first agreed',
          addedById: 'first',
          removedById: 'second',
        },
      },
    ]);
  });
});

test('amendments are told in the order in which they were agreed', () => {
  const { amendments } = foldTerms([REMOVAL, agreed('second', '2020-02-02')]);

  expect(amendments).toEqual([
    { id: 'first', effectiveOn: new Date('2020-02-02') },
    { id: 'second', effectiveOn: new Date('2020-02-02') },
  ]);
});

test('the terms of the whole registry, and of agreements of every sort, are stored as the ledger adds up', async () => {
  const { db, close } = await createTestDatabase();
  try {
    await addVariety(db);
    const agreements = await db.agreement.findMany({ select: { id: true } });
    const ids = agreements.map(({ id }) => id);

    const stored = await storedTerms(db, ids);
    expect(await foldedTerms(db, ids)).toEqual(stored);
    expect(stored.scopes.length).toBeGreaterThan(40);
    expect(stored.provisions).toHaveLength(1);
    expect(stored.amendments).toHaveLength(3);
  } finally {
    await close();
  }
});
