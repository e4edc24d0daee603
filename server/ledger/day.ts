/** A day of the calendar, `YYYY-MM-DD`, from 0001-01-01 to 9999-12-31, so that strings compare as days do. */
export type Day = string;

export const FIRST_DAY: Day = '0001-01-01';
export const LAST_DAY: Day = '9999-12-31';

const DAY_MS = 86_400_000;

/** The day that the text names, or null where it is written otherwise or the calendar has no such day. */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < FIRST_DAY) return null;
  const date = toDate(text);
  // JavaScript rolls 30 February over to 1 March, and knows no 32 March.
  return !Number.isNaN(date.getTime()) && dayOf(date) === text ? text : null;
}

/** The day on which an instant falls in UTC. */
export function dayOf(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

/** UTC midnight of the day, as Prisma reads and writes date columns. */
export function toDate(day: Day): Date {
  return new Date(day);
}

/** The day that many days later (earlier when negative); it stays inside the calendar. */
export function addDays(day: Day, days: number): Day {
  return nearestDay(toDate(day).getTime() + days * DAY_MS);
}

/**
 * The same day of the month that many months later, or that month's last day where it is shorter: 31 January and one
 * month is 28 or 29 February. It stays inside the calendar.
 */
export function addMonths(day: Day, months: number): Day {
  const date = toDate(day);
  const dayOfMonth = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  if (date.getUTCDate() !== dayOfMonth) date.setUTCDate(0);
  return nearestDay(date.getTime());
}

// A sixth digit in the year would break the comparison of days as strings.
function nearestDay(timeMs: number): Day {
  return dayOf(new Date(Math.min(Math.max(timeMs, Date.parse(FIRST_DAY)), Date.parse(LAST_DAY))));
}
