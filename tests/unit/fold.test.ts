import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contains, parseEdtf } from '../../server/ledger/edtf.ts';
import { foldEvents } from '../../server/ledger/fold.ts';
import { day, event, fold, HOST, ledger, NEGOTIATED, PARTNER, span } from '../kit/ledger.ts';

describe('the day of signature', () => {
  test.each([
    ['nothing, where no source tells of one', [], null],
    ['the day that a source states', ['2014-11-04'], '2014-11-04'],
    ['the precise claim, where a coarse one contains it', ['2014', '2014-11-04', '2014-11'], '2014-11-04'],
    ['the coarse claim, where nothing is more precise', ['196X'], '196X'],
    ['every claim, where they differ', ['2014-11-06', '2014-11-04'], '[2014-11-04,2014-11-06]'],
    [
      'the precise claims that differ, without the coarse one',
      ['2014-11', '2014-11-06', '2014-11-04'],
      '[2014-11-04,2014-11-06]',
    ],
    ['one claim, where two sources tell the same', ['1999', '1999'], '1999'],
    [
      'both claims, where they overlap and neither is inside the other',
      ['[1998..1999]', '[1999..2000]'],
      '[1998..1999,1999..2000]',
    ],
    ['the day, where a bound contains it', ['[..2014-04-04]', '2001-05-05'], '2001-05-05'],
  ])('is %s', (_what, claims, signed) => {
    const { signed: folded } = fold(...claims.map((on) => ['SIGNED', on] as const));

    expect(folded?.edtf ?? null).toBe(signed);
    expect(folded?.span ?? null).toEqual(signed && parseEdtf(signed).span);
  });

  test('is not told by a disputed claim, however precise', () => {
    expect(fold(['SIGNED', '1996-01-01', { disputed: true }], ['SIGNED', '1997']).signed?.edtf).toBe('1997');
    expect(fold(['SIGNED', '1996', { disputed: true }]).signed).toBeNull();
  });

  test.each([
    ['the last party signed', '2014-11-04', '2014-11-06', '2014-11-06'],
    ['both signed in one month', '2014-11', '2014-11', '2014-11'],
    [
      'one signed on a day, and the other in the year around it',
      '2014-11-04',
      '2014',
      '[2014-11-04..2014-12-31]',
    ],
    ['one signed on a day, and the other years before', '2014-11-04', '196X', '2014-11-04'],
    [
      'sources differ about the last party alone',
      '2014-11-01',
      '[2014-11-04,2014-11-06]',
      '[2014-11-04,2014-11-06]',
    ],
    // The host on the 4th and the partner on the 5th makes it the 5th.
    [
      'sources differ and the other signed between',
      '[2014-11-04,2014-11-06]',
      '[2014-11-04..2014-11-06]',
      '[2014-11-04..2014-11-06]',
    ],
    ['neither is known to have a first day', '[..2014-04-04]', '[..2012]', '[..2014-04-04]'],
    ['one is known by its first day alone', '[2012..]', '2014-11-04', '[2014-11-04..]'],
  ])("is the last of the parties', where %s", (_what, host, partner, signed) => {
    const facts = [
      ['SIGNED', host, { partyId: HOST }],
      ['SIGNED', partner, { partyId: PARTNER }],
    ] as const;

    expect(fold(...facts).signed?.edtf).toBe(signed);
    expect(fold(...[...facts].reverse()).signed?.span).toEqual(parseEdtf(signed).span);
  });

  test('is open while a party is not known to have signed', () => {
    const { signed, start } = fold(['SIGNED', '2014-11-04', { partyId: HOST }]);

    expect(signed).toEqual({ edtf: '[2014-11-04..]', span: span('2014-11-04', null) });
    expect(start).toEqual(span('2014-11-04', null));
    expect(fold(['SIGNED', '[..2014]', { partyId: HOST }]).signed).toBeNull();
  });

  test('is told for all by a claim that names no party, which a claim of one party makes precise', () => {
    const everyone = ['SIGNED', '2014'] as const;

    expect(fold(everyone, ['SIGNED', '2014-11-04', { partyId: HOST }]).signed?.edtf).toBe(
      '[2014-11-04..2014-12-31]',
    );
    expect(
      fold(
        everyone,
        ['SIGNED', '2014-11-04', { partyId: HOST }],
        ['SIGNED', '2014-11-06', { partyId: PARTNER }],
      ).signed?.edtf,
    ).toBe('2014-11-06');
  });
});

const november = fc
  .uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 })
  .map((numbers) => numbers.map((number) => `2014-11-0${number}`).sort());

test('the day of signature may be every day that the last of the parties can mean, and none outside their bounds', () => {
  fc.assert(
    fc.property(november, november, (hostDays, partnerDays) => {
      const { signed } = fold(
        ['SIGNED', `[${hostDays}]`, { partyId: HOST }],
        ['SIGNED', `[${partnerDays}]`, { partyId: PARTNER }],
      );
      const lasts = hostDays
        .flatMap((one) => partnerDays.map((other) => [one, other].sort().at(-1) ?? ''))
        .sort();

      for (const last of lasts) expect(contains(signed?.edtf ?? '', last)).toBe(true);
      expect(signed?.span).toEqual(span(lasts.at(0) ?? '', lasts.at(-1) ?? ''));
    }),
  );
});

describe('the bounds of the start', () => {
  test.each([
    ['no source tells anything', [], span(null, null)],
    ['it is signed alone', [['SIGNED', '2014-11']], span('2014-11-01', null)],
    ['it is listed alone', [['LISTED', '2026-11-23']], span(null, '2026-11-23')],
    [
      'it is signed, and reported in force later',
      [
        ['SIGNED', '2002'],
        ['LISTED', '2026-11-23'],
        ['REPORTED_IN_FORCE', '2017-12-04'],
      ],
      span('2002-01-01', '2017-12-04'),
    ],
    ['it is reported in some day of a year', [['REPORTED_IN_FORCE', '2017']], span(null, '2017-12-31')],
    ['it is suspended in some month of a year', [['SUSPENDED', '2017-03']], span(null, '2017-03-31')],
    [
      'it is suspended on some day of a year, and resumes on a day of that',
      [
        ['SUSPENDED', '2017'],
        ['RESUMED', '2017-03-05'],
      ],
      span(null, '2017-03-04'),
    ],
    ['it resumes, and nobody tells from what', [['RESUMED', '2017']], span(null, '2017-12-31')],
    [
      'it entered into force in the year in which it is suspended',
      [
        ['ENTERED_INTO_FORCE', '2017'],
        ['SUSPENDED', '2017-03-05'],
      ],
      span('2017-01-01', '2017-03-05'),
    ],
    ['a report has no last day', [['REPORTED_IN_FORCE', '[2017..]']], span(null, null)],
    [
      'it is known to enter into force on a day, whatever else is known',
      [
        ['SIGNED', '2009-08'],
        ['LISTED', '2026-11-23'],
        ['ENTERED_INTO_FORCE', '2009-12-17'],
      ],
      day('2009-12-17'),
    ],
    ['it entered into force in a year', [['ENTERED_INTO_FORCE', '2009']], span('2009-01-01', '2009-12-31')],
    [
      'it entered into force in the year of its signature',
      [
        ['SIGNED', '2009-08-24'],
        ['ENTERED_INTO_FORCE', '2009'],
      ],
      span('2009-08-24', '2009-12-31'),
    ],
    [
      'it entered into force in a year of which sources show it in force',
      [
        ['ENTERED_INTO_FORCE', '2009'],
        ['LISTED', '2009-10'],
        ['REPORTED_IN_FORCE', '2009-11-11'],
        ['REPORTED_IN_FORCE', '2008-11-11'],
      ],
      span('2009-01-01', '2009-10-31'),
    ],
    [
      'its signature and a report leave one day',
      [
        ['SIGNED', '2009-08-24'],
        ['ENTERED_INTO_FORCE', '2009-08'],
        ['REPORTED_IN_FORCE', '2009-08-24'],
      ],
      day('2009-08-24'),
    ],
    [
      'it was signed after the year in which it entered into force',
      [
        ['SIGNED', '2010-01-01'],
        ['ENTERED_INTO_FORCE', '2009'],
      ],
      span('2009-01-01', '2009-12-31'),
    ],
    [
      'it was signed in the year in which it entered into force, after a report that it was',
      [
        ['SIGNED', '2009-08-24'],
        ['ENTERED_INTO_FORCE', '2009'],
        ['REPORTED_IN_FORCE', '2009-03-01'],
      ],
      span('2009-01-01', '2009-03-01'),
    ],
    [
      'it entered into force by a day, after its signature',
      [
        ['SIGNED', '2009-08-24'],
        ['ENTERED_INTO_FORCE', '[..2010-01-31]'],
      ],
      span('2009-08-24', '2010-01-31'),
    ],
    [
      'it entered into force after a day, and is listed later',
      [
        ['ENTERED_INTO_FORCE', '[2010-01-31..]'],
        ['LISTED', '2015-05-05'],
        ['LISTED', '2026-11-23'],
      ],
      span('2010-01-31', '2015-05-05'),
    ],
  ] as const)('where %s', (_what, facts, start) => {
    expect(fold(...facts).start).toEqual(start);
  });

  test('evidence that it is in force before its signature outweighs that day, and tells no first day', () => {
    expect(fold(['SIGNED', '2012'], ['LISTED', '2010-05-05']).start).toEqual(span(null, '2010-05-05'));
    expect(fold(['SIGNED', '2012-05-05'], ['ENTERED_INTO_FORCE', '[..2010]']).start).toEqual(
      span(null, '2010-12-31'),
    );
  });

  test('evidence that contradicts a stated entry into force does not move it', () => {
    expect(fold(['ENTERED_INTO_FORCE', '2012-02-02'], ['LISTED', '2010-05-05']).start).toEqual(
      day('2012-02-02'),
    );
    expect(fold(['ENTERED_INTO_FORCE', '[2012-02-02..]'], ['LISTED', '2010-05-05']).start).toEqual(
      span('2012-02-02', null),
    );
  });

  test("the stated day stays the claim's own words", () => {
    const { entered } = fold(['SIGNED', '2009-08-24'], ['ENTERED_INTO_FORCE', '2009']);
    expect(entered).toEqual({ edtf: '2009', span: span('2009-01-01', '2009-12-31') });
  });

  test('the last party to sign tells when it can have begun at the earliest', () => {
    const signatures = [
      ['SIGNED', '2009-08-24', { partyId: HOST }],
      ['SIGNED', '2009-09', { partyId: PARTNER }],
    ] as const;
    expect(fold(...signatures, ['ENTERED_INTO_FORCE', '2009']).start).toEqual(
      span('2009-09-01', '2009-12-31'),
    );
  });

  test('disputed evidence shows nothing', () => {
    expect(fold(['LISTED', '2010-05-05', { disputed: true }]).start).toEqual(span(null, null));
  });

  test('what is negotiated here has not started until it entered into force here', () => {
    const listed = ledger(['SIGNED', '2014-11-04'], ['LISTED', '2026-11-23']);
    const entered = [...listed, event('e', 'ENTERED_INTO_FORCE', '2015-01-01')];

    expect(foldEvents(NEGOTIATED, listed).start).toBeNull();
    expect(foldEvents(NEGOTIATED, entered).start).toEqual(day('2015-01-01'));
  });
});
