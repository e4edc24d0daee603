import { dayOf, parseDay } from '../ledger/day.ts';
import { InvalidEdtfError, parseEdtf } from '../ledger/edtf.ts';
import { builder } from './builder.ts';
import { BadInputError } from './errors.ts';

builder.scalarType('Date', {
  description: 'A day of the calendar in UTC, `YYYY-MM-DD`.',
  parseValue: (value) => {
    const day = typeof value === 'string' ? parseDay(value) : null;
    if (day === null)
      throw new BadInputError(`${show(value)} is not a day. Write YYYY-MM-DD, such as "2015-06-15".`);
    return day;
  },
  serialize: (value) => (value instanceof Date ? dayOf(value) : value),
});

builder.scalarType('EdtfDate', {
  description:
    'A date with its precision, in EDTF (ISO 8601-2): a day `2012-02-14`, a month `2012-02`, a year `1999`, a decade ' +
    '`196X`, one day of a range `[2000-10-30..2000-11-04]`, one of several `[2014-11-04,2014-11-06]`, a day no later than ' +
    '`[..2014-04-04]` or no earlier than `[2014-04-04..]`. What a source calls uncertain `2004-06?`, approximate `2004-06~` or both ' +
    '`2004-06%` is read as its best statement: the sign is kept and shown, and the days are those of the date without it. Where ' +
    'the source means more days, write the range.',
  parseValue: (value) => {
    if (typeof value !== 'string')
      throw new BadInputError(`${show(value)} is not a date. Write it as a string.`);
    try {
      return parseEdtf(value).edtf;
    } catch (error) {
      if (error instanceof InvalidEdtfError) throw new BadInputError(error.message, { cause: error });
      throw error;
    }
  },
  serialize: (value) => value,
});

builder.scalarType('DateTime', {
  description: 'An instant in UTC, ISO 8601: `2026-11-23T10:15:30.000Z`.',
  parseValue: (value) => {
    // JavaScript rolls 30 February over to 2 March.
    const isWritten =
      typeof value === 'string' && INSTANT.test(value) && parseDay(value.slice(0, 10)) !== null;
    const instant = isWritten ? new Date(value) : null;
    if (instant === null || Number.isNaN(instant.getTime())) {
      throw new BadInputError(`${show(value)} is not an instant. Write it as in "2026-11-23T10:15:30Z".`);
    }
    return instant;
  },
  serialize: (value) => value.toISOString(),
});

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
