import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EventKind } from '../../server/db/generated/prisma/enums.ts';
import { type FoldedEvent, foldEvents } from '../../server/ledger/fold.ts';
import { day, event, type Fact, fold, HOST, ledger, PARTNER, RECORDED, span } from '../kit/ledger.ts';

describe('suspensions', () => {
  const suspensionsOf = (...facts: Fact[]) => fold(...facts).suspensions;
  const first = { since: day('2010-01-01'), until: day('2010-06-01') };

  test('pair with the resumptions that follow them, in whatever order they are recorded', () => {
    expect(
      suspensionsOf(
        ['RESUMED', '2016-06-01'],
        ['SUSPENDED', '2015-01-01'],
        ['RESUMED', '2010-06-01'],
        ['SUSPENDED', '2010-01-01'],
        ['SUSPENDED', '2020-01-01'],
      ),
    ).toEqual([
      first,
      { since: day('2015-01-01'), until: day('2016-06-01') },
      { since: day('2020-01-01'), until: null },
    ]);
  });

  test('of which two sources tell are one, and a precise day wins', () => {
    const facts = [
      ['SUSPENDED', '2010'],
      ['SUSPENDED', '2010-01-01'],
      ['RESUMED', '2010-06-01'],
    ] as const;

    expect(suspensionsOf(...facts, ['RESUMED', '2010-06'])).toEqual([first]);
    expect(suspensionsOf(...facts, ['RESUMED', '2010-07-01'])).toEqual([
      { since: day('2010-01-01'), until: span('2010-06-01', '2010-07-01') },
    ]);
  });

  test('end with a resumption that is known to their year alone', () => {
    expect(suspensionsOf(['SUSPENDED', '2010-05-05'], ['RESUMED', '2010'])).toEqual([
      { since: day('2010-05-05'), until: span('2010-05-06', '2010-12-31') },
    ]);
  });

  test('are not made by a resumption alone, nor by disputed claims', () => {
    expect(suspensionsOf(['RESUMED', '2010-06-01'])).toEqual([]);
    expect(suspensionsOf(['SUSPENDED', '2010-01-01', { disputed: true }])).toEqual([]);
  });

  test('of a day on which it was resumed and suspended again go on', () => {
    expect(
      suspensionsOf(['SUSPENDED', '2010-01-01'], ['RESUMED', '2010-06-01'], ['SUSPENDED', '2010-06-01']),
    ).toEqual([first, { since: day('2010-06-01'), until: null }]);
  });
});

describe('corrections', () => {
  const SIGNED = event('signed', 'SIGNED', '2014');
  const corrected = (id: string, correctsId: string, on: string | null, more: Partial<FoldedEvent> = {}) =>
    event(id, 'CORRECTED', on, { correctsId, ...more });
  const retracted = (id: string, correctsId: string) => event(id, 'RETRACTED', null, { correctsId });
  const signedOf = (...events: FoldedEvent[]) => foldEvents(RECORDED, [SIGNED, ...events]).signed?.edtf;

  test.each<[string, FoldedEvent[], string | undefined]>([
    ['a correction replaces the day', [corrected('a', 'signed', '1999')], '1999'],
    ['a correction without a day leaves it', [corrected('a', 'signed', null)], '2014'],
    ['a disputed correction leaves it', [corrected('a', 'signed', '1999', { disputed: true })], '2014'],
    [
      'the last correction wins',
      [corrected('a', 'signed', '1999'), corrected('b', 'signed', '2000')],
      '2000',
    ],
    [
      'a correction of a correction wins',
      [corrected('a', 'signed', '1999'), corrected('b', 'a', '2000')],
      '2000',
    ],
    [
      'the last of a chain wins, whichever link it names',
      [corrected('a', 'signed', '1999'), corrected('b', 'a', '2000'), corrected('c', 'a', '2001')],
      '2001',
    ],
    ['a retraction removes the fact', [retracted('a', 'signed')], undefined],
    [
      'a retracted fact stays removed when it is corrected',
      [retracted('a', 'signed'), corrected('b', 'signed', '1999')],
      undefined,
    ],
    [
      'a retracted fact stays removed though it was corrected before',
      [corrected('a', 'signed', '1999'), retracted('b', 'signed')],
      undefined,
    ],
    [
      'a retracted correction changes nothing',
      [corrected('a', 'signed', '1999'), retracted('b', 'a')],
      '2014',
    ],
    [
      'a retracted correction leaves the one before it',
      [corrected('a', 'signed', '1999'), corrected('b', 'a', '2000'), retracted('c', 'b')],
      '1999',
    ],
    ['a retracted retraction removes nothing', [retracted('a', 'signed'), retracted('b', 'a')], '2014'],
  ])('%s', (_what, events, signed) => {
    expect(signedOf(...events)).toBe(signed);
  });

  test('keep the party and the kind of what they correct', () => {
    const host = event('h', 'SIGNED', '2014-11-04', { partyId: HOST });
    const partner = event('p', 'SIGNED', '2014-11-06', { partyId: PARTNER });
    const { signed, start } = foldEvents(RECORDED, [host, partner, corrected('c', 'p', '2014-11-05')]);

    expect(signed?.edtf).toBe('2014-11-05');
    expect(start).toEqual(span('2014-11-05', null));
  });

  test('move every bound that hangs on the day', () => {
    const events = [
      ...ledger(['SIGNED', '2014'], ['LISTED', '2026-11-23'], ['TERMINATED', '2020'], ['SUSPENDED', '2016']),
      corrected('a', '0', '2013'),
      corrected('b', '1', '2025-11-23'),
      corrected('c', '2', '2021'),
      corrected('d', '3', '2017'),
    ];
    expect(foldEvents(RECORDED, events)).toMatchObject({
      signed: { edtf: '2013' },
      start: span('2013-01-01', '2017-12-31'),
      end: { edtf: '2021', status: 'TERMINATED' },
      suspensions: [{ since: span('2017-01-01', '2017-12-31'), until: null }],
    });
  });
});

const TOLD: EventKind[] = [
  'DESCRIBED',
  'NEGOTIATION_MANDATED',
  'NEGOTIATION_CONCLUDED',
  'OPENED_FOR_SIGNATURE',
  'SUBMITTED_FOR_APPROVAL',
  'PRELIMINARY_UNDERSTANDING',
  'INTERIM_IN_FORCE',
  'SUPPLEMENTED',
  'REVIEWED',
  'APPROVED',
  'RENEWED',
  'CONSENTED',
  'AMENDMENT_AGREED',
  'NOTICE_GIVEN',
];

test.each(TOLD)('%s tells a fact and moves no bound', (kind) => {
  const facts = ledger(['SIGNED', '2014'], ['LISTED', '2026-11-23']);

  expect(foldEvents(RECORDED, [...facts, event('x', kind, '2010-01-01')])).toEqual(
    foldEvents(RECORDED, facts),
  );
});

const days = fc.constantFrom(
  '2014',
  '2014-11',
  '2014-11-04',
  '2014-11-06',
  '[..2014-11-05]',
  '[2014-11-05..]',
  '196X',
);
const facts = fc.record({
  kind: fc.constantFrom<EventKind>(
    'SIGNED',
    'ENTERED_INTO_FORCE',
    'LISTED',
    'REPORTED_IN_FORCE',
    'TERMINATED',
  ),
  on: days,
  partyId: fc.constantFrom(null, HOST, PARTNER),
  disputed: fc.boolean(),
});

test('the order of record does not matter to what is neither corrected nor ended twice', () => {
  fc.assert(
    fc.property(
      fc
        .array(facts, { maxLength: 8 })
        .chain((told) => fc.tuple(fc.constant(told), fc.shuffledSubarray(told, { minLength: told.length }))),
      ([told, shuffled]) => {
        const foldAll = (all: typeof told) =>
          foldEvents(
            RECORDED,
            all.map(({ kind, on, ...more }, index) => event(String(index), kind, on, more)),
          );
        expect(foldAll(shuffled)).toEqual(foldAll(told));
      },
    ),
  );
});
