import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, dayOf, FIRST_DAY, LAST_DAY, parseDay, toDate } from '../../server/ledger/day.ts';

const days = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => dayOf(date));

describe('a day', () => {
  test.each(['0001-01-01', '0099-12-31', '1900-02-28', '2000-02-29', '2012-02-29', '9999-12-31'])(
    'is read from %s as it is written',
    (text) => {
      expect(parseDay(text)).toBe(text);
    },
  );

  test.each([
    ...['2004-02-30', '2005-02-29', '1900-02-29', '2014-04-31', '2014-13-01', '2014-00-01', '2014-01-00'],
    ...['0000-12-31', '10000-01-01', '+002014-01-01', '-0044-03-15', '2014-1-1', '2014-01', '20140101'],
    ...['2014-01-01T00:00:00Z', ' 2014-01-01', '2014-01-01\n', '２０１４-01-01', ''],
  ])('is not read from %j', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  test('compares as a string in the order of time', () => {
    fc.assert(
      fc.property(days, days, (one, other) => {
        expect(one < other).toBe(toDate(one).getTime() < toDate(other).getTime());
      }),
    );
  });

  test('is UTC midnight as a date, and comes back from it unchanged', () => {
    expect(toDate('2014-11-04')).toEqual(new Date(Date.UTC(2014, 10, 4)));
    expect(dayOf(new Date('2014-11-04T23:59:59.999Z'))).toBe('2014-11-04');
    expect(dayOf(new Date('2014-11-05T00:30:00+01:00'))).toBe('2014-11-04');
    fc.assert(fc.property(days, (day) => expect(parseDay(dayOf(toDate(day)))).toBe(day)));
  });
});

describe('counting on from a day', () => {
  test.each([
    ['2012-02-28', 1, '2012-02-29'],
    ['2013-02-28', 1, '2013-03-01'],
    ['2014-01-01', -1, '2013-12-31'],
    ['2014-03-30', 365, '2015-03-30'],
    ['0099-12-31', 1, '0100-01-01'],
  ])('%s and %d days is %s', (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected);
  });

  test.each([
    ['2013-01-31', 1, '2013-02-28'],
    ['2012-01-31', 1, '2012-02-29'],
    ['2012-02-29', 12, '2013-02-28'],
    ['2012-02-29', 48, '2016-02-29'],
    ['2014-08-31', -2, '2014-06-30'],
    ['2014-12-15', 1, '2015-01-15'],
    ['2014-11-04', 0, '2014-11-04'],
    ['0001-01-31', 1, '0001-02-28'],
  ])('%s and %d months is %s', (day, count, expected) => {
    expect(addMonths(day, count)).toBe(expected);
  });

  test('days added and taken away again give the day back', () => {
    fc.assert(
      fc.property(days, days, (one, other) => {
        const distance = (toDate(other).getTime() - toDate(one).getTime()) / 86_400_000;
        expect(addDays(one, distance)).toBe(other);
      }),
    );
  });

  test('months later is in the month that is meant, on the same day or on its last', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -600, max: 600 }), (day, count) => {
        const monthOf = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        fc.pre(monthOf(day) + count > 12 && monthOf(day) + count < 119_999);
        const later = addMonths(day, count);
        expect(monthOf(later)).toBe(monthOf(day) + count);
        if (later.slice(8) !== day.slice(8)) {
          expect(later < `${later.slice(0, 8)}${day.slice(8)}`).toBe(true);
          expect(addDays(later, 1).slice(8)).toBe('01');
        }
      }),
    );
  });

  test('it never leaves the calendar', () => {
    expect(addDays(LAST_DAY, 1)).toBe(LAST_DAY);
    expect(addMonths('9999-06-15', 12)).toBe(LAST_DAY);
    expect(addDays(FIRST_DAY, -1)).toBe(FIRST_DAY);
    expect(addMonths('0001-06-15', -12)).toBe(FIRST_DAY);
  });
});
