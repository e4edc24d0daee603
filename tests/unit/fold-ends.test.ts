import { describe, expect, test } from '@jest/globals';
import { parseEdtf } from '../../server/ledger/edtf.ts';
import { foldEvents } from '../../server/ledger/fold.ts';
import { day, fold, HOST, ledger, PARTNER, RECORDED, span } from '../kit/ledger.ts';

describe('the end', () => {
  test.each(['TERMINATED', 'EXPIRED', 'REPLACED'] as const)('by %s has its day and status', (kind) => {
    expect(fold([kind, '2020-06']).end).toEqual({
      edtf: '2020-06',
      span: span('2020-06-01', '2020-06-30'),
      status: kind,
    });
  });

  test('is open where nothing ended it', () => {
    expect(fold(['SIGNED', '2014'], ['SUSPENDED', '2015'], ['NOTICE_GIVEN', '2016']).end).toBeNull();
  });

  test('of which sources differ is the set of them, and of no kind that they differ in', () => {
    const days = [
      ['TERMINATED', '2020-06-01'],
      ['EXPIRED', '2020-05-01'],
    ] as const;
    expect(fold(...days).end).toMatchObject({ edtf: '[2020-05-01,2020-06-01]', status: 'ENDED' });
    expect(fold(['EXPIRED', '[2010..2012]'], ['TERMINATED', '[2011..2013]']).end).toMatchObject({
      span: span('2010-01-01', '2013-12-31'),
      status: 'ENDED',
    });
    expect(fold(['EXPIRED', '2020-05'], ['TERMINATED', '2020-05']).end).toMatchObject({
      edtf: '2020-05',
      status: 'ENDED',
    });
  });

  test.each([
    [
      'an earlier day is told of the other',
      ['EXPIRED', '2015'],
      ['REPLACED', '2013-01-01'],
      '2013-01-01',
      'REPLACED',
    ],
    [
      'a bound of one reaches beyond the other',
      ['EXPIRED', '[..2014-04-04]'],
      ['REPLACED', '2013-01-01'],
      '[..2013-01-01]',
      'ENDED',
    ],
    ['both are spans', ['EXPIRED', '[2010..2012]'], ['REPLACED', '[2011..2013]'], '[2010..2012]', 'ENDED'],
    [
      'neither is known to have a first and a last day',
      ['EXPIRED', '[2012..]'],
      ['REPLACED', '[..2010]'],
      '[..2010]',
      'REPLACED',
    ],
    [
      'one has no last day',
      ['EXPIRED', '[2010..]'],
      ['REPLACED', '2012-05'],
      '[2010-01-01..2012-05-31]',
      'ENDED',
    ],
    [
      'both are told of one day',
      ['EXPIRED', '2012-05-05'],
      ['REPLACED', '2012-05-05'],
      '2012-05-05',
      'EXPIRED',
    ],
    ['both are told of one month', ['EXPIRED', '2012-05'], ['REPLACED', '2012-05'], '2012-05', 'ENDED'],
    [
      'one is a day in the month of the other',
      ['EXPIRED', '2012-05'],
      ['REPLACED', '2012-05-31'],
      '2012-05',
      'EXPIRED',
    ],
    [
      'one has no bound at all',
      ['EXPIRED', '[..2010,2014..]'],
      ['REPLACED', '[2012..]'],
      '[..2010,2012..]',
      'ENDED',
    ],
  ] as const)('is the first of two, where %s', (_what, one, other, edtf, status) => {
    expect(fold([...one], [...other]).end).toEqual({ edtf, span: parseEdtf(edtf).span, status });
  });

  test('lies on no day that is known where sources leave only what was before and what came after', () => {
    expect(fold(['REPLACED', '[2012-06-15..]'], ['REPLACED', '[..2010-06-15]']).end).toEqual({
      edtf: '[..2010-06-15,2012-06-15..]',
      span: { earliest: null, latest: null },
      status: 'REPLACED',
    });
  });

  test.each([
    ['the day that is told of the start', [['ENTERED_INTO_FORCE', '2014-05-01']], '2014', '2014-05-01'],
    ['the first day that is told of the start', [['ENTERED_INTO_FORCE', '2014-05']], '2014', '2014-05-01'],
    ['the signature, where nothing is told of the start', [['SIGNED', '2014-05']], '2014', '2014-05-01'],
    [
      'the start, where only its last day is told',
      [['ENTERED_INTO_FORCE', '2014-05-01']],
      '[..2014]',
      '2014-05-01',
    ],
    ['a start after it', [['ENTERED_INTO_FORCE', '2015-05-01']], '2014', '2014-01-01'],
  ] as const)('lies no earlier than %s, unless that contradicts it', (_what, begun, on, earliest) => {
    expect(fold(...begun, ['EXPIRED', on]).end).toEqual({
      edtf: on,
      span: span(earliest, '2014-12-31'),
      status: 'EXPIRED',
    });
  });

  test.each([
    ['2010-01-31', '2010-02-28'],
    ['2009', '[2009-02-01..2010-01-31]'],
    ['[..2009-03]', '[..2009-04-30]'],
    ['[2010-01-05,2012~]', '[2010-02-05,2012-02-01..2013-01-31]'],
    ['[..2010,2012..]', '[..2011-01-31,2012-02-01..]'],
  ])('by expiry, a month after an entry into force on %s, is %s', (on, edtf) => {
    const { end } = foldEvents({ ...RECORDED, termMonths: 1 }, ledger(['ENTERED_INTO_FORCE', on]));

    expect(end).toEqual({ edtf, span: parseEdtf(edtf).span, status: 'EXPIRED' });
  });

  test("is of one kind, though nobody knows which party's notice came first", () => {
    expect(
      fold(['TERMINATED', '2012', { partyId: HOST }], ['TERMINATED', '2012-05', { partyId: PARTNER }]).end,
    ).toEqual({
      edtf: '[2012-01-01..2012-05-31]',
      span: span('2012-01-01', '2012-05-31'),
      status: 'TERMINATED',
    });
  });

  test.each([
    ['an earlier consent of all', { terminationId: 'earlier' }],
    ['evidence of another day', {}],
  ])('by a consent of all stands beside %s: the first of them counts', (_what, other) => {
    const consented = ['TERMINATED', '2030-01-01', { terminationId: 'later' }] as const;
    const first = { edtf: '2027-01-01', span: day('2027-01-01'), status: 'TERMINATED' };

    expect(fold(consented, ['TERMINATED', '2027-01-01', other]).end).toEqual(first);
  });

  test('has the status of the precise claim, not of the coarse one that it made precise', () => {
    expect(fold(['TERMINATED', '2020'], ['EXPIRED', '2020-05-01']).end).toMatchObject({
      edtf: '2020-05-01',
      status: 'EXPIRED',
    });
  });
});
