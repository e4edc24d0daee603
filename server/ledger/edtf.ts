// Dates that carry their precision: the part of EDTF (ISO 8601-2) that says what is known of one single day.
import { Date as LibraryDate } from 'edtf';
import { addDays, addMonths, type Day, dayOf, FIRST_DAY, parseDay } from './day.ts';

/** The first and the last day that a date may be, both included; null where it is open on that side. */
export interface Span {
  readonly earliest: Day | null;
  readonly latest: Day | null;
}

export interface ParsedEdtf {
  /** The canonical text: one spelling for the same members. */
  readonly edtf: string;
  readonly span: Span;
  /** Whether this is one certain day. */
  readonly isExact: boolean;
}

export class InvalidEdtfError extends Error {
  override readonly name = 'InvalidEdtfError';

  constructor(text: string, fault: string, options?: ErrorOptions) {
    super(`${JSON.stringify(text)} is not a date: ${fault}. ${FORMS}`, options);
  }
}

const FORMS =
  'Write what is known of the day: 2012-02-14, 2012-02, 1999, 196X, 1999~, [..2014-04-04], [2014..], ' +
  '[2000-10-30..2000-11-04] or [2014-11-04,2014-11-06].';

const NOT_IN_CALENDAR = 'the calendar has no such day, month, year or decade';

const LENGTH_MAX = 200;

/** What people write most often that is no such date, each with its mend; the first that fits is reported. */
const FAULTS: readonly (readonly [RegExp, string])[] = [
  [/^$|[[,](?=[,\]])/, 'it is empty, or has an empty place in its set'],
  [/\s/, 'it has white space inside; leave that out'],
  [/\//, 'a/b is a period; for one day from a to b write [a..b]'],
  [/[{}]/, '{a,b} is several days together; for one of them write [a,b]'],
  [/\dT|:/i, 'it has a time of day; write the day alone'],
  [/\d{5}|(^|[[,.])(-|Y-?\d)/, 'a year has four digits, 0001 to 9999; part it from month and day by hyphens'],
  [/[^0-9X?~%.,[\]-]/, 'it may hold the digits 0 to 9 and the signs - X ? ~ % . , [ ] only'],
  [/.\[|\].|^\[[^\]]*$|^[^[]*\]$/, 'brackets stand once, around the whole set'],
  [/^[^[]*(\.\.|,)/, 'ranges and sets stand in brackets; write [a..b] or [a,b]'],
  [/X[^,.]*\d/, 'X stands for the last digits only; write 196X, 2012-1X or 2012-02-XX'],
  [/X[^,.]*[?~%]|[?~%][^,.]*X/, 'a date takes either X or one of ? ~ %; leave out one of them'],
  [/\d{4}\D?-\D?(2[1-9]|3\d|4[01])(?![\d-])/, 'it is a season; write its months, as in [2001-03..2001-05]'],
];

// An open side as a bound: '' sorts before every day and '~' after.
const OPEN_BEFORE = '';
const OPEN_AFTER = '~';

interface Bounds {
  readonly from: string;
  readonly to: string;
}

/** One date or range, as it stands in a set. */
interface Member extends Bounds {
  readonly text: string;
}

/** Reads an EDTF date; throws InvalidEdtfError where it is none, or none that means one single day. */
export function parseEdtf(text: string): ParsedEdtf {
  const members = parseMembers(text);
  const edtf = printMembers(members);
  const { from, to } = hullOf(members);
  const earliest = from === OPEN_BEFORE ? null : from;
  const latest = to === OPEN_AFTER ? null : to;
  return { edtf, span: { earliest, latest }, isExact: from === to && !/[?~%]/.test(edtf) };
}

export function isEdtf(text: string): boolean {
  try {
    parseMembers(text);
    return true;
  } catch (error) {
    if (error instanceof InvalidEdtfError) return false;
    throw error;
  }
}

/**
 * The date that is any one of the claims, of which there must be at least one: the set of all their members, each
 * once and by earliest day. Of several ranges open on the same side it keeps the widest, and where the set would be
 * too long to be read again, one range over all that is not open.
 */
export function combineEdtf(claims: readonly string[]): string {
  if (claims.length === 0) throw new RangeError('combineEdtf needs at least one claim.');
  return printMembers(claims.flatMap(parseMembers));
}

/** Whether every day that the inner date may be, the outer date may be too. Qualifiers change nothing here. */
export function contains(outer: string, inner: string): boolean {
  const ranges = parseMembers(outer).sort(byBounds);
  return parseMembers(inner).every((member) => isCovered(member, ranges));
}

/** The date that is so many months after whichever day the given one is. Of its qualifiers nothing is left. */
export function addMonthsToEdtf(edtf: string, months: number): string {
  const shift = (bound: string) => (/^\d/.test(bound) ? addMonths(bound, months) : bound);
  return printMembers(parseMembers(edtf).map(({ from, to }) => rangeOf(shift(from), shift(to))));
}

function rangeOf(from: string, to: string): Member {
  const text = from === to ? from : `${from === OPEN_BEFORE ? '' : from}..${to === OPEN_AFTER ? '' : to}`;
  return { text, from, to };
}

function isCovered({ from, to }: Bounds, sortedRanges: readonly Bounds[]): boolean {
  let next = from;
  for (const range of sortedRanges) {
    if (range.from > next || range.to < next) continue;
    if (range.to >= to) return true;
    next = addDays(range.to, 1);
  }
  return false;
}

function parseMembers(text: string): Member[] {
  if (text.length > LENGTH_MAX) {
    throw new InvalidEdtfError(`${text.slice(0, 20)}...`, `it has more than ${LENGTH_MAX} characters`);
  }
  const trimmed = text.trim();
  const fault = FAULTS.find(([pattern]) => pattern.test(trimmed));
  if (fault) throw new InvalidEdtfError(trimmed, fault[1]);
  const parts = /^\[(.+)\]$/.exec(trimmed)?.[1]?.split(',');
  if (!parts) return [parseDate(trimmed)];
  return parts.map((part, index) => parseMember(part, index === 0, index === parts.length - 1));
}

// Ranges are taken apart here because the library gives [2000-10-30..2000-11-04] an end on 2000-10-30.
function parseMember(text: string, isFirst: boolean, isLast: boolean): Member {
  const [start = '', end, ...more] = text.split('..');
  if (end === undefined) return parseDate(text);
  if (more.length > 0 || start + end === '' || (start === '' && !isFirst) || (end === '' && !isLast)) {
    throw new InvalidEdtfError(
      text,
      'a range is a..b, open before the first or after the last of a set alone',
    );
  }
  if (start === end) return parseDate(start);
  const from = start === '' ? OPEN_BEFORE : parseDate(start).from;
  const to = end === '' ? OPEN_AFTER : parseDate(end).to;
  if (from > to) throw new InvalidEdtfError(text, `the range runs backwards; write ${end}..${start}`);
  return { text, from, to };
}

function parseDate(text: string): Member {
  // Most dates are plain days, and the library's grammar takes a fifth of a millisecond.
  if (parseDay(text)) return { text, from: text, to: text };
  const { from, to } = readBounds(text);
  // The library takes 29 February of a common year for 1 March, and knows a year 0.
  const knownDigits = text.replace(/[?~%]/g, '').replace(/X.*/, '');
  if (!from.startsWith(knownDigits) || to < FIRST_DAY) throw new InvalidEdtfError(text, NOT_IN_CALENDAR);
  return { text, from: from.startsWith('0000') ? FIRST_DAY : from, to };
}

function readBounds(text: string): Bounds {
  try {
    // In a month of 30 days the library takes 3X for no day, though it is the 30th.
    const date = new LibraryDate(text.replace(/-(04|06|09|11)-3X$/, '-$1-30'));
    return { from: dayOf(new Date(date.min)), to: dayOf(new Date(date.max)) };
  } catch (error) {
    throw new InvalidEdtfError(text, NOT_IN_CALENDAR, { cause: error });
  }
}

function printMembers(members: readonly Member[]): string {
  const sorted = [...new Map(members.map((member) => [member.text, member])).values()].sort(byBounds);
  const before = sorted.filter(({ from }) => from === OPEN_BEFORE).slice(-1);
  const between = sorted.filter(({ from, to }) => from !== OPEN_BEFORE && to !== OPEN_AFTER);
  const after = sorted.filter(({ to }) => to === OPEN_AFTER).slice(0, 1);
  const edtf = printSet([...before, ...between, ...after]);
  if (edtf.length <= LENGTH_MAX) return edtf;
  const { from, to } = hullOf(between);
  return printSet([...before, rangeOf(from, to), ...after]);
}

function printSet(members: readonly Member[]): string {
  const text = members.map((member) => member.text).join(',');
  return /\.\.|,/.test(text) ? `[${text}]` : text;
}

function byBounds(one: Member, other: Member): number {
  const [a, b] = [keyOf(one), keyOf(other)];
  return a < b ? -1 : Number(a > b);
}

function keyOf({ from, to, text }: Member): string {
  return `${from} ${to} ${text}`;
}

function hullOf(members: readonly Bounds[]): Bounds {
  const froms = members.map((member) => member.from).sort();
  const tos = members.map((member) => member.to).sort();
  return { from: froms.at(0) ?? OPEN_BEFORE, to: tos.at(-1) ?? OPEN_AFTER };
}
