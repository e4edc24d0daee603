import { describe, expect, test } from '@jest/globals';
import type { AgreementStatus, Certainty } from '../../server/db/generated/prisma/enums.ts';
import { addDays } from '../../server/ledger/day.ts';
import type { EndStatus } from '../../server/ledger/ends.ts';
import { phasesOf, type Standing, stateOn } from '../../server/ledger/state.ts';
import { day, span } from '../kit/ledger.ts';

const SIGNED = '2010-01-01';
const START = '2010-06-01';
const END = '2020-06-01';

/** A recorded agreement that is in force from START on, but for what is told otherwise. */
const standing = (more: Partial<Standing> = {}): Standing => ({
  ...{
    origin: 'RECORDED',
    signed: day(SIGNED),
    start: day(START),
    end: null,
    suspensions: [],
    dissolutions: [],
    withdrawn: false,
  },
  ...{ parent: null, survivesParent: false },
  ...more,
});

const ended = (status: EndStatus, on = END) => ({ span: day(on), status });
const onlyYear = span('2015-01-01', '2015-12-31');

const statusOn = (of: Standing, on: string) => stateOn(of, on).status;
const inForceOn = (of: Standing, on: string) => stateOn(of, on).inForce;

/** The states on the day before, on the day itself and on the day after. */
const around = (of: Standing, on: string) =>
  [addDays(on, -1), on, addDays(on, 1)].map((each) => statusOn(of, each));

describe('the first and the last day', () => {
  const negotiated: Partial<Standing> = { origin: 'NEGOTIATED' };

  test.each<[string, Standing, string, AgreementStatus[]]>([
    ['the signature', standing(), SIGNED, ['UNKNOWN', 'SIGNED', 'SIGNED']],
    [
      'the signature of what is negotiated here',
      standing(negotiated),
      SIGNED,
      ['NEGOTIATING', 'SIGNED', 'SIGNED'],
    ],
    ['the start', standing(), START, ['SIGNED', 'IN_FORCE', 'IN_FORCE']],
    ['a termination', standing({ end: ended('TERMINATED') }), END, ['IN_FORCE', 'TERMINATED', 'TERMINATED']],
    ['an expiry', standing({ end: ended('EXPIRED') }), END, ['IN_FORCE', 'EXPIRED', 'EXPIRED']],
    ['a replacement', standing({ end: ended('REPLACED') }), END, ['IN_FORCE', 'REPLACED', 'REPLACED']],
    [
      'a suspension',
      standing({ suspensions: [{ since: day(END), until: null }] }),
      END,
      ['IN_FORCE', 'SUSPENDED', 'SUSPENDED'],
    ],
    [
      'a resumption',
      standing({ suspensions: [{ since: day(START), until: day(END) }] }),
      END,
      ['SUSPENDED', 'IN_FORCE', 'IN_FORCE'],
    ],
    [
      'an end during a suspension',
      standing({ suspensions: [{ since: day(START), until: null }], end: ended('TERMINATED') }),
      END,
      ['SUSPENDED', 'TERMINATED', 'TERMINATED'],
    ],
    [
      "a party's dissolution",
      standing({ dissolutions: [day(END)] }),
      END,
      ['IN_FORCE', 'IN_FORCE', 'UNKNOWN'],
    ],
  ])('of %s holds', (_what, of, on, statuses) => {
    expect(around(of, on)).toEqual(statuses);
  });

  test.each<[string, Standing, [string, Certainty][]]>([
    [
      'a start',
      standing({ start: onlyYear }),
      [
        ['2014-12-31', 'NO'],
        ['2015-01-01', 'UNKNOWN'],
        ['2015-12-30', 'UNKNOWN'],
        ['2015-12-31', 'YES'],
      ],
    ],
    [
      'a start without a first day',
      standing({ start: span(null, END) }),
      [
        ['1900-01-01', 'UNKNOWN'],
        [END, 'YES'],
      ],
    ],
    [
      'a start without a last day',
      standing({ start: span(START, null) }),
      [
        [addDays(START, -1), 'NO'],
        [START, 'UNKNOWN'],
        ['9999-12-31', 'UNKNOWN'],
      ],
    ],
    [
      'an end',
      standing({ end: { span: onlyYear, status: 'EXPIRED' } }),
      [
        ['2014-12-31', 'YES'],
        ['2015-01-01', 'UNKNOWN'],
        ['2015-12-30', 'UNKNOWN'],
        ['2015-12-31', 'NO'],
      ],
    ],
    [
      'a suspension',
      standing({ suspensions: [{ since: onlyYear, until: day(END) }] }),
      [
        ['2014-12-31', 'YES'],
        ['2015-01-01', 'UNKNOWN'],
        ['2015-12-31', 'NO'],
        [END, 'YES'],
      ],
    ],
    [
      'a resumption',
      standing({ suspensions: [{ since: day('2014-01-01'), until: onlyYear }] }),
      [
        ['2014-12-31', 'NO'],
        ['2015-01-01', 'UNKNOWN'],
        ['2015-12-31', 'YES'],
      ],
    ],
    [
      'a dissolution',
      standing({ dissolutions: [onlyYear] }),
      [
        ['2015-01-01', 'YES'],
        ['2015-01-02', 'UNKNOWN'],
        ['2030-01-01', 'UNKNOWN'],
      ],
    ],
  ])('of %s is told as far as its bounds tell it', (_what, of, days) => {
    for (const [on, inForce] of days) {
      expect([on, stateOn(of, on)]).toEqual([on, { inForce, status: expect.anything() }]);
      expect(statusOn(of, on) === 'IN_FORCE').toBe(inForce === 'YES');
    }
  });
});

test('what is negotiated here is SIGNED for ever until it enters into force', () => {
  const of = standing({ origin: 'NEGOTIATED', start: null });

  expect([statusOn(of, '2009-12-31'), statusOn(of, SIGNED), statusOn(of, '2100-01-01')]).toEqual([
    'NEGOTIATING',
    'SIGNED',
    'SIGNED',
  ]);
  expect(inForceOn(of, '2100-01-01')).toBe('NO');
});

test('a state can begin on the first day of the calendar, and a party be dissolved on it', () => {
  const first = day('0001-01-01');
  const notYet = { status: 'UNKNOWN', inForce: 'NO', since: null, until: '0001-01-01' };

  expect(phasesOf(standing({ signed: null, start: first }))).toEqual([
    notYet,
    { status: 'IN_FORCE', inForce: 'YES', since: '0001-01-01', until: null },
  ]);
  expect(phasesOf(standing({ signed: null, start: first, dissolutions: [first] }))).toEqual([
    notYet,
    { status: 'IN_FORCE', inForce: 'YES', since: '0001-01-01', until: '0001-01-02' },
    { status: 'UNKNOWN', inForce: 'UNKNOWN', since: '0001-01-02', until: null },
  ]);
});

test('a recorded agreement that no source dates is unknown on every day', () => {
  const of = standing({ signed: null, start: span(null, null) });

  expect(phasesOf(of)).toEqual([{ status: 'UNKNOWN', inForce: 'UNKNOWN', since: null, until: null }]);
});

test('a dissolution leaves what ended before it, and what had not started, as sure as it was', () => {
  const dissolutions = [day('2030-01-01')];

  expect(statusOn(standing({ dissolutions, end: ended('EXPIRED') }), '2031-01-01')).toBe('EXPIRED');
  expect(inForceOn(standing({ dissolutions, start: day('2040-01-01') }), '2031-01-01')).toBe('NO');
});

describe('a supplement', () => {
  const parent = (more: Partial<Standing> = {}) => standing({ start: day('2005-01-01'), ...more });
  const under = (more: Partial<Standing>, own: Partial<Standing> = {}) =>
    standing({ parent: parent(more), ...own });
  const surviving: Partial<Standing> = { survivesParent: true };
  const suspensions = [{ since: day('2015-01-01'), until: day('2016-01-01') }];

  test.each<[string, Standing, string, AgreementStatus[]]>([
    ['ends with its parent', under({ end: ended('EXPIRED') }), END, ['IN_FORCE', 'TERMINATED', 'TERMINATED']],
    [
      'goes on after its parent where it says so',
      under({ end: ended('EXPIRED') }, surviving),
      END,
      ['IN_FORCE', 'IN_FORCE', 'IN_FORCE'],
    ],
    [
      'has the status of its own end where that comes first',
      under({ end: ended('EXPIRED', '2021-01-01') }, { end: ended('REPLACED') }),
      END,
      ['IN_FORCE', 'REPLACED', 'REPLACED'],
    ],
    [
      'starts with a later parent',
      under({ start: day('2012-01-01') }),
      '2012-01-01',
      ['SIGNED', 'IN_FORCE', 'IN_FORCE'],
    ],
    [
      'of a parent that has not started is signed alone',
      under({ origin: 'NEGOTIATED', start: null }),
      '2012-01-01',
      ['SIGNED', 'SIGNED', 'SIGNED'],
    ],
    [
      'is suspended with its parent',
      under({ suspensions }),
      '2015-01-01',
      ['IN_FORCE', 'SUSPENDED', 'SUSPENDED'],
    ],
    ['resumes with its parent', under({ suspensions }), '2016-01-01', ['SUSPENDED', 'IN_FORCE', 'IN_FORCE']],
    [
      'is suspended with its parent though it would survive it',
      under({ suspensions }, surviving),
      '2015-01-01',
      ['IN_FORCE', 'SUSPENDED', 'SUSPENDED'],
    ],
    [
      'that survives is free of a suspension that the parent ended in',
      under(
        { suspensions: [{ since: day('2015-01-01'), until: null }], end: ended('TERMINATED') },
        surviving,
      ),
      END,
      ['SUSPENDED', 'IN_FORCE', 'IN_FORCE'],
    ],
    [
      'of a parent of which nothing is known is unknown',
      under({ signed: null, start: span(null, null) }),
      '2012-01-01',
      ['UNKNOWN', 'UNKNOWN', 'UNKNOWN'],
    ],
    [
      "is unknown after the dissolution of its parent's party",
      under({ dissolutions: [day(END)] }),
      END,
      ['IN_FORCE', 'IN_FORCE', 'UNKNOWN'],
    ],
    [
      'of a supplement ends with the agreement at the root',
      standing({ parent: standing({ parent: parent({ end: ended('EXPIRED') }) }) }),
      END,
      ['IN_FORCE', 'TERMINATED', 'TERMINATED'],
    ],
    [
      'of a supplement that survives goes on with it',
      standing({ parent: standing({ ...surviving, parent: parent({ end: ended('EXPIRED') }) }) }),
      END,
      ['IN_FORCE', 'IN_FORCE', 'IN_FORCE'],
    ],
  ])('%s', (_what, of, on, statuses) => {
    expect(around(of, on)).toEqual(statuses);
  });

  test('that survives is in force through a year in which the parent ended on some day', () => {
    const end = { span: onlyYear, status: 'EXPIRED' as const };

    expect(phasesOf(under({ end }, surviving)).at(-1)).toMatchObject({ since: START, status: 'IN_FORCE' });
    expect(statusOn(under({ end }), '2015-06-01')).toBe('UNKNOWN');
    expect(statusOn(under({ end }), '2015-12-31')).toBe('TERMINATED');
  });

  test.each<[string, EndStatus, AgreementStatus]>([
    ['REPLACED', 'REPLACED', 'ENDED'],
    ['TERMINATED', 'TERMINATED', 'TERMINATED'],
  ])(
    'that ended with its parent, or perhaps was %s on that very day, is so for good',
    (_what, own, status) => {
      const of = under({ end: ended('EXPIRED') }, { end: { span: span(END, '2022-01-01'), status: own } });

      for (const on of [END, '2022-01-01', '2030-01-01'])
        expect([on, stateOn(of, on)]).toEqual([on, { status, inForce: 'NO' }]);
    },
  );

  test.each<[string, Partial<Standing>, Partial<Standing>, AgreementStatus]>([
    [
      'before its parent may have',
      { start: day('2005-01-01'), end: { span: onlyYear, status: 'EXPIRED' } },
      { end: ended('REPLACED', '2014-12-31') },
      'REPLACED',
    ],
    [
      'when its parent may have',
      { end: { span: onlyYear, status: 'EXPIRED' } },
      { end: ended('REPLACED', '2015-06-01') },
      'ENDED',
    ],
    [
      'when its parent surely had',
      { end: { span: onlyYear, status: 'EXPIRED' } },
      { end: ended('REPLACED', '2016-01-01') },
      'TERMINATED',
    ],
    [
      'when its parent had, which it survived',
      { end: ended('EXPIRED') },
      { ...surviving, end: ended('REPLACED', '2021-01-01') },
      'REPLACED',
    ],
  ])('that ended by itself %s is so for good', (_what, parent, own, status) => {
    expect(statusOn(under(parent, own), '2030-01-01')).toBe(status);
  });
});
