import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { combineEdtf, contains, InvalidEdtfError, isEdtf, parseEdtf } from '../../server/ledger/edtf.ts';

// What the properties compare with: every day by name, told by the calendar's rule and nothing of the code under test.
const daysIn = (year: number, month: number): number => {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
};
const pad = (number: number, width = 2): string => String(number).padStart(width, '0');
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

const daysOfYears = (first: string, last: string): string[] =>
  upTo(Number(last) - Number(first) + 1)
    .flatMap((offset) => upTo(12).map((month) => [Number(first) + offset, month + 1] as const))
    .flatMap(([y, m]) => upTo(daysIn(y, m)).map((d) => `${pad(y, 4)}-${pad(m)}-${pad(d + 1)}`));

/** All days that fit a date by trying each: `X` is any digit, a qualifier says nothing, a short date any day in it. */
const daysOfDate = (text: string): string[] => {
  const [year = '', ...rest] = text.replace(/[?~%]/g, '').split('-');
  const fits = new RegExp(`^${[year, ...rest].join('-').replaceAll('X', '\\d')}(-|$)`);
  return daysOfYears(year.replaceAll('X', '0'), year.replaceAll('X', '9')).filter((day) => fits.test(day));
};

const daysOfMember = (text: string): string[] => {
  const [start = '', end = start] = text.split('..');
  if (end === start) return daysOfDate(start);
  const [from = '', to = ''] = [daysOfDate(start)[0], daysOfDate(end).at(-1)];
  return daysOfYears(from.slice(0, 4), to.slice(0, 4)).filter((day) => from <= day && day <= to);
};

const years = fc.oneof(fc.integer({ min: 10, max: 9989 }), fc.integer({ min: 1995, max: 2005 }));
const dayTexts = fc
  .tuple(years, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([y, m, d]) => `${pad(y, 4)}-${pad(m)}-${pad(Math.min(d, daysIn(y, m)))}`);
const plainTexts = fc.tuple(dayTexts, fc.constantFrom(4, 7, 10)).map(([day, end]) => day.slice(0, end));
const qualifiedTexts = fc.tuple(plainTexts, fc.constantFrom('?', '~', '%')).map((parts) => parts.join(''));
const unspecifiedTexts = fc
  .tuple(dayTexts, fc.constantFrom('X', 'X-XX', 'X-XX-XX', '-XX', '-XX-XX'), fc.constantFrom(3, 4, 6, 7, 9))
  .map(([day, signs, end]) => day.slice(0, end) + signs)
  .filter((text) => /^\d{3}[\dX](-[\dX]{2}){0,2}$/.test(text));
const rangeTexts = fc.tuple(plainTexts, fc.integer({ min: 0, max: 5 })).map(([text, more]) => {
  const year = pad(Number(text.slice(0, 4)) + more, 4);
  return `${text}..${text.length === 10 ? `${year}-12-31` : text.replace(/^\d{4}/, year)}`;
});
const memberTexts = fc.oneof(plainTexts, qualifiedTexts, unspecifiedTexts, rangeTexts);
const setTexts = fc
  .array(memberTexts, { minLength: 1, maxLength: 6 })
  .chain((members) => fc.constantFrom(members, [...members, `${members.at(-1)?.slice(0, 4)}..`]))
  .map((members) => `[${members.join(',')}]`);

const claimLists = fc.array(setTexts, { minLength: 1, maxLength: 4 });

describe('the bounds of a date', () => {
  test.each<[string | null, string | null, string[]]>([
    ['0001-01-01', '0009-12-31', ['000X', '[0001..0009]']],
    ['1900-02-01', '1900-02-28', ['1900-02', '1900-02-XX']],
    ['1960-01-01', '1969-12-31', ['196X', '196X-XX', '196X-XX-XX', '[1960..196X]']],
    ['1900-01-01', '1999-12-31', ['19XX', '[190X..1999]']],
    ['1999-01-01', '1999-12-31', ['1999', '1999?', '%1999', '1999-XX', '1999-XX-XX', '[1999-01..1999-12]']],
    ['2012-01-01', '2012-09-30', ['2012-0X', '2012-0X-XX', '[2012-01..2012-09]']],
    ['2012-10-01', '2012-12-31', ['2012-1X', '2012-1X-XX', '[2012-10,2012-12]']],
    ['2012-02-01', '2012-02-29', ['2012-02', '2012-02~', '2012-02-XX', '[2012-02-01..2012-02]']],
    ['2013-02-20', '2013-02-28', ['2013-02-2X', '[2013-02-20..2013-02]']],
    ['2012-04-30', '2012-04-30', ['2012-04-30', '2012-04-30%', '?2012-~04-30', '2012-04-3X']],
    ['2012-01-30', '2012-01-31', ['2012-01-3X', '[2012-01-30,2012-01-31]']],
    ['2012-02-29', '2012-02-29', ['2012-02-29', '2012-02-29?']],
    [null, '2014-04-04', ['[..2014-04-04]', '[..2014-04-04~]', '[..2013,2014-04-04]']],
    [null, '1969-12-31', ['[..196X]', '[..1960,1969-12]']],
    ['2014-01-01', null, ['[2014..]', '[2014-01-01..]', '[2014?..]', '[2014,2016-05..]']],
    [null, null, ['[..2014,2016..]', '[..2014,2015-05-05,2016..]']],
    ['2000-10-30', '2000-11-04', ['[2000-10-30..2000-11-04]', '[2000-10-30,2000-11-02..2000-11-04]']],
    ['1999-01-01', '2001-02-28', ['[1999..2001-02]', '[1999?..2001-02~]', '[1999,2000,2001-02-28]']],
    ['1667-01-01', '1672-12-31', ['[1667,1668,1670..1672]', '[1667..1672,1668]']],
    ['2014-11-04', '2014-11-06', ['[2014-11-04,2014-11-06]']],
    ['9999-01-01', '9999-12-31', ['9999', '[9999-01..9999]']],
  ])('are %s and %s for %j', (earliest, latest, texts) => {
    for (const edtf of texts) expect(parseEdtf(edtf)).toMatchObject({ edtf, span: { earliest, latest } });
  });

  test('are those of its days told one by one', () => {
    fc.assert(
      fc.property(fc.array(memberTexts, { minLength: 1, maxLength: 4 }), (members) => {
        const days = members.flatMap(daysOfMember).sort();
        const { span } = parseEdtf(`[${members.join(',')}]`);
        expect(span).toEqual({ earliest: days[0], latest: days.at(-1) });
      }),
      { numRuns: 60 },
    );
  });
});

describe('the canonical text of a date', () => {
  test('has its members once, by earliest day, in brackets only where there are several', () => {
    const canonical = (text: string) => parseEdtf(text).edtf;

    expect(canonical(' \t1999\n')).toBe('1999');
    expect(['[2014-11-04]', '[2014-11-04..2014-11-04]'].map(canonical)).toEqual(['2014-11-04', '2014-11-04']);
    expect(canonical('[2014-11-06,2014-11-04,2014-11-06]')).toBe('[2014-11-04,2014-11-06]');
    expect(canonical('[1999~,1998-07,1998]')).toBe('[1998,1998-07,1999~]');
  });

  test('is read as the same date again', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          memberTexts.map((text) => `[${text}]`),
          setTexts,
        ),
        (text) => {
          const parsed = parseEdtf(text);
          expect(parseEdtf(parsed.edtf)).toEqual(parsed);
        },
      ),
    );
  });

  test('is exact for one certain day alone', () => {
    const isExact = (text: string) => parseEdtf(text).isExact;

    expect(['2012-02-14', '[2012-02-14]', '[2012-02-14..2012-02-14]'].filter(isExact)).toHaveLength(3);
    expect(['2012-02-14?', '2012-02', '[2012-02-14,2012-02-14~]', '[2012-02-14..]'].filter(isExact)).toEqual(
      [],
    );
  });
});

describe('a text that is no date of one day', () => {
  const refused = {
    'it is empty': ['', '  ', '[]', '[,]', '[2012,,2014]'],
    'write [a..b]': ['2012/2014', '2012/..', '../2012', '2012-02-14/2012-02-15'],
    'write [a,b]': ['{2012,2014}', '{2012..2014}', '[2012,{2013,2014}]'],
    'write the day alone': ['2012-02-14T10:00:00Z', '2012-02-14t10', '[2012-02-14T10:00,2013]'],
    'write its months': ['2001-21', '2001-41', '2001-21?', '[1999,2001-24]', '[2001-21..2001-22]'],
    'four digits': ['12012', 'Y12012', '20120214', '-0044', '[-0044..2012]', '[2012,Y-12000]'],
    'such day': ['0000', '?-0044', '2004-02-30', '2005-02-29', '2005-02-29?', '2012-02-3X', '2014-04-31'],
    'such day, month': ['2012-13', '2012-00', '2012-2X', '19', '196', '2012-2-14', '[2004,2005-02-29..2006]'],
    'white space': ['2012 -02', '[2012, 2014]', '2012\u00a0-02', '20\n12'],
    'the digits 0 to 9': ['２０１２', '٢٠١٢', '196x', 'unknown', '2012\u0000', '2012−02'],
    'brackets stand once': ['[2012,[2013,2014]]', '[2012', '2012]', '[2012][2013]', '['],
    'stand in brackets': ['2012..2014', '2012,2014', '..2014'],
    'the last digits only': ['X999', '19X9', '2012-XX-14', '[196X-05,2012]'],
    'leave out one': ['196X?', '~196X'],
    'write 2012..2014': ['[2014..2012]', '[2010,2014..2012,2016]'],
    'a range is a..b': ['[..]', '[..2012..]', '[2012..2013..2014]', '[2012..,2014]', '[2012,..2014]'],
  };

  test.each(Object.entries(refused).flatMap(([mend, texts]) => texts.map((text) => [text, mend] as const)))(
    'is refused: %j, saying "%s"',
    (text, mend) => {
      expect(isEdtf(text)).toBe(false);
      expect(() => parseEdtf(text)).toThrow(InvalidEdtfError);
      expect(() => parseEdtf(text)).toThrow(mend);
      expect(() => parseEdtf(text)).toThrow('2012-02-14, 2012-02, 1999, 196X');
    },
  );

  // A reader that tried one way after the other would not come to an end here.
  test('is refused in few words, however long and twisted', () => {
    const hostile = ['[', ' ', 'X', '?', '[..', '2012,', '[2012..', '2012-02-14', '~2012-~02-~', '[[]'];
    const sizes = [10_000_000, 200];
    for (const piece of hostile.flatMap((text) => sizes.map((size) => text.repeat(size / text.length)))) {
      expect(isEdtf(piece)).toBe(false);
      expect(() => parseEdtf(piece)).toThrow(/^.{1,700}$/);
    }
    expect(() => parseEdtf('2012'.padEnd(201))).toThrow('more than 200 characters');
    expect(isEdtf(`[${upTo(51).map((n) => 1950 + n)}]`)).toBe(false);
  });

  test('of any kind gives a date or an InvalidEdtfError, nothing else', () => {
    const alphabet = fc.constantFrom(...'0129X-?~%.,[]{}/TY ', '..', '2012', '-02', '-14');
    fc.assert(
      fc.property(fc.string({ unit: alphabet, maxLength: 12 }), (text) => {
        if (isEdtf(text)) expect(isEdtf(parseEdtf(text).edtf)).toBe(true);
        else expect(() => parseEdtf(text)).toThrow(InvalidEdtfError);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('differing claims combined', () => {
  test.each([
    [['2014-11-04', '2014-11-06'], '[2014-11-04,2014-11-06]'],
    [['2014-11-06', '2014-11-04', '2014-11-06'], '[2014-11-04,2014-11-06]'],
    [['2014-11-04'], '2014-11-04'],
    [['[2012..2013]', '2016'], '[2012..2013,2016]'],
    [['2014-11-06', '[2012,2014-11-06]'], '[2012,2014-11-06]'],
    [['1999?', '1998'], '[1998,1999?]'],
    [['2016', '[..2014]'], '[..2014,2016]'],
    [['[2014..]', '2016'], '[2016,2014..]'],
    [['[..2014]', '[..2012]'], '[..2014]'],
    [['[2014..]', '[2012..]'], '[2012..]'],
    [['[2012..]', '[..2014]'], '[..2014,2012..]'],
  ])('%j are %s', (claims, expected) => {
    expect(combineEdtf(claims)).toBe(expected);
  });

  test('are the same set in any order and however often they are told', () => {
    fc.assert(
      fc.property(
        claimLists.chain((claims) =>
          fc.tuple(
            fc.constant(claims),
            fc.shuffledSubarray([...claims, ...claims], { minLength: claims.length * 2 }),
          ),
        ),
        ([claims, shuffled]) => {
          const combined = combineEdtf(claims);
          expect(combineEdtf(shuffled)).toBe(combined);
          expect(combineEdtf([combined])).toBe(combined);
          expect(combineEdtf([combined, combined])).toBe(combined);
        },
      ),
    );
  });

  test('span all that each spans, and nothing beyond', () => {
    fc.assert(
      fc.property(claimLists, (claims) => {
        const spans = claims.map((claim) => parseEdtf(claim).span);
        const from = spans.map((span) => span.earliest ?? '').sort();
        const to = spans.map((span) => span.latest ?? '~').sort();
        const combined = combineEdtf(claims);
        const { span } = parseEdtf(combined);
        expect([span.earliest ?? '', span.latest ?? '~']).toEqual([from.at(0), to.at(-1)]);
        expect(combined.length).toBeLessThanOrEqual(200);
      }),
    );
  });

  test('are one range where the set would be too long to be read again', () => {
    const claims = upTo(40).map((n) => `${2010 + n}-05-01`);

    expect(combineEdtf(claims)).toBe('[2010-05-01..2049-05-01]');
    expect(combineEdtf([...claims, '[..2012]', '[2040..]'])).toBe('[..2012,2010-05-01..2049-05-01,2040..]');
  });

  test('must be at least one', () => {
    expect(() => combineEdtf([])).toThrow('at least one claim');
  });
});

describe('a date that contains another', () => {
  test.each([
    ['1996', ['1996', '1996-07', '1996-07-31', '[1996-01,1996-12-31]', '1996?'], ['1997-01-01', '199X']],
    ['1996-07~', ['1996-07-01', '1996-07-3X'], ['1996', '1996-06-30']],
    ['199X', ['[1996,1998-05]', '[1990..1999]'], ['2000', '19XX']],
    ['[1996,1998]', ['1998', '[1998-02-01,1996]'], ['[1996..1998]', '1997-05']],
    ['[1998,1997,1996]', ['[1996..1998]', '[1996-12-31..1997-01-01]'], ['[1995..1996]']],
    ['[..2014]', ['2014-12-31', '[..2013]', '0001'], ['[..2015]', '[2014..]']],
    ['[2016,2014..]', ['[2015..]', '[2014,9999,2020..]'], ['[2013..]', '[..2014]']],
    ['[0001..9999]', ['XXXX', '9999-12-31'], ['[..2014]', '[2014..]']],
    ['[..2014,2015..]', ['[2014-12..2015-01]', '[..2014]', '[2000..]'], []],
  ])('is %s for each of %j, and for none of %j', (outer, inside, outside) => {
    expect(inside.filter((inner) => contains(outer, inner))).toEqual(inside);
    expect(outside.filter((inner) => contains(outer, inner))).toEqual([]);
  });

  test('has each day that the other has, and contains no date of which it lacks a day', () => {
    const universe = daysOfYears('2000', '2000').slice(0, 60);
    const ordered = fc
      .shuffledSubarray(universe, { minLength: 2, maxLength: 2 })
      .map((days) => days.sort().join('..'));
    const coarse = fc.constantFrom(
      '2000-01',
      '2000-02',
      '2000-01-0X',
      '2000-01-1X',
      '2000-02-2X',
      '2000-02~',
    );
    const member = fc.oneof(fc.constantFrom(...universe), coarse, ordered);
    const set = fc
      .tuple(
        fc.subarray(['..2000-01-10']),
        fc.array(member, { minLength: 1, maxLength: 6 }),
        fc.subarray(['2000-02-20..']),
      )
      .map((parts) => parts.flat());
    // One day on either side of the universe stands for all that an open range reaches there.
    const closed = (text: string) => text.replace(/^\.\./, '1999-12-31..').replace(/\.\.$/, '..2000-03-01');
    const daysOf = (members: string[]) => members.map(closed).flatMap(daysOfMember);
    const seen = new Set<boolean>();

    fc.assert(
      fc.property(set, fc.oneof(set, fc.tuple(member)), (outer, inner) => {
        const outerDays = new Set(daysOf(outer));
        const expected = daysOf(inner).every((day) => outerDays.has(day));
        expect(contains(`[${outer}]`, `[${inner}]`)).toBe(expected);
        seen.add(expected);
      }),
      { numRuns: 150 },
    );
    expect(seen.size).toBe(2);
  });
});
