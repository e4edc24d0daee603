import { describe, expect, test } from '@jest/globals';
import { day, fold, span } from '../kit/ledger.ts';

describe('suspensions', () => {
  const suspended = (on: string) => ['SUSPENDED', on] as const;
  const resumed = (on: string) => ['RESUMED', on] as const;
  const open = (from: string) => ({ since: day(from), until: null });

  test.each([
    [
      'its days are certain',
      [suspended('2010-01-03'), resumed('2010-01-05')],
      [[day('2010-01-03'), day('2010-01-05')]],
    ],
    [
      'the resumption has no last day',
      [suspended('2010-01-03'), resumed('[2010-01-02..]')],
      [[day('2010-01-03'), span('2010-01-04', null)]],
    ],
    [
      'the resumption has no first day',
      [suspended('2010-01-03'), resumed('[..2012-12-31]')],
      [[day('2010-01-03'), span('2010-01-04', '2012-12-31')]],
    ],
    [
      'the resumption is known by two days',
      [suspended('[..2010-01-04]'), resumed('[2010-01-02,2010-01-03]')],
      [[span(null, '2010-01-02'), span('2010-01-02', '2010-01-03')]],
    ],
    [
      'both fall in a year',
      [suspended('2010'), resumed('2010')],
      [[span('2010-01-01', '2010-12-30'), span('2010-01-02', '2010-12-31')]],
    ],
    [
      'sources tell of it alike, or more precisely',
      [
        suspended('2010'),
        suspended('2010-01-03'),
        suspended('2010-01-03'),
        resumed('2012'),
        resumed('2012-05'),
      ],
      [[day('2010-01-03'), span('2012-05-01', '2012-05-31')]],
    ],
    [
      'the next one tells by when it was over',
      [suspended('2000-01-01'), resumed('[2001..2010]'), suspended('2005-01-01'), resumed('2020-01-01')],
      [
        [day('2000-01-01'), span('2001-01-01', '2005-01-01')],
        [day('2005-01-01'), day('2020-01-01')],
      ],
    ],
    [
      'its resumption tells from when the next one can be',
      [suspended('2000-01-01'), resumed('2004-06-01'), suspended('2004'), resumed('2020-01-01')],
      [
        [day('2000-01-01'), day('2004-06-01')],
        [span('2004-06-01', '2004-12-31'), day('2020-01-01')],
      ],
    ],
  ] as const)('are told as surely as can be where %s', (_what, turns, suspensions) => {
    const told = [['SIGNED', '1999'], ...turns] as const;
    const expected = suspensions.map(([since, until]) => ({ since, until }));
    expect(fold(...told).suspensions).toEqual(expected);
    expect(fold(...[...told].reverse()).suspensions).toEqual(expected);
  });

  test('are each resumed, where a resumption that is told coarsely can be one of its own', () => {
    const first = [suspended('2010-01-01'), resumed('2010-02-01')] as const;

    expect(fold(...first, suspended('2010-06-01'), resumed('2010')).suspensions).toEqual([
      { since: day('2010-01-01'), until: span('2010-01-02', '2010-02-01') },
      { since: day('2010-06-01'), until: span('2010-06-02', '2010-12-31') },
    ]);
    expect(fold(...first, suspended('2010'), resumed('2010')).suspensions).toEqual([
      { since: day('2010-01-01'), until: day('2010-02-01') },
    ]);
  });

  test('may be one more, where a resumption can lie between what is told coarsely and precisely', () => {
    expect(fold(suspended('2025'), resumed('2025'), suspended('2025-12-01')).suspensions).toEqual([
      { since: span('2025-01-01', '2025-12-01'), until: span('2025-01-02', '2025-12-31') },
      { since: span('2025-12-01', '2025-12-31'), until: span('2025-12-02', null) },
    ]);
    expect(fold(suspended('2025'), suspended('2025-03-01'), resumed('2025-06-01')).suspensions).toEqual([
      { since: day('2025-03-01'), until: day('2025-06-01') },
    ]);
  });

  test('is a new one that was told after a resumption of an old one, whose day is not known well', () => {
    expect(fold(suspended('2000-01-01'), resumed('[..2010]'), suspended('2005-01-01')).suspensions).toEqual([
      { since: day('2000-01-01'), until: span('2000-01-02', '2005-01-01') },
      open('2005-01-01'),
    ]);
  });

  test('that cannot all have taken place are claims of the same', () => {
    expect(
      fold(suspended('2010-01-01'), suspended('2010-02-01'), resumed('2011-01-01'), resumed('2011-02-01'))
        .suspensions,
    ).toEqual([{ since: span('2010-01-01', '2010-02-01'), until: span('2011-01-01', '2011-02-01') }]);
    expect(fold(suspended('2010-01-01'), suspended('2010-02-01')).suspensions).toEqual([
      { since: span('2010-01-01', '2010-02-01'), until: null },
    ]);
    expect(fold(resumed('2009-01-01'), suspended('2010-01-01')).suspensions).toEqual([open('2010-01-01')]);
  });
});
