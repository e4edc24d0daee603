// The registry's values in words.

const NAMES: Readonly<Record<string, string>> = {
  UN_AND_RELATED: 'The United Nations and related bodies',
  GLOBAL_IO: 'Global organisations',
  REGIONAL_IO: 'Regional organisations',
  NATIONAL_AUTHORITY: 'National authorities',
  PRIVATE_ENTITY: 'Private entities',
  UNKNOWN: 'Not known',
};

/** `IN_FORCE` as "In force", null as not known. A value that the registry learned later reads as well. */
export function say(value: string | null): string {
  if (value === null) return say('UNKNOWN');
  const words = value.toLowerCase().replaceAll('_', ' ');
  return NAMES[value] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

const MISSING: Readonly<Record<string, string>> = {
  START: 'No source tells well enough when it entered into force.',
  END: 'No source tells well enough when it ended.',
  SUSPENSION: 'No source tells well enough from when to when it was suspended.',
  SUPPLEMENTED_AGREEMENT: 'It is not known whether the agreement that it supplements was in force.',
  PARTY_SUCCESSION: 'It is not known whether it outlived a party that was dissolved.',
  SCOPES: 'No source tells what it covers.',
};

/** What an answer that is not known waits for. */
export function sayMissing(fact: string): string {
  return MISSING[fact] ?? `Missing: ${say(fact)}.`;
}

/** A date as precise as it is: `2012-02` as "February 2012", `[..2014-04-04]` as "by 4 April 2014", `196X` as "the 1960s". */
export function sayDate(edtf: string): string {
  const set = /^\[(.*)\]$/.exec(edtf)?.[1];
  if (set !== undefined) return saySet(set);
  const [, year = '', month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(edtf) ?? [];
  if (year === '') return edtf.replace(/^(\d{3})X$/, 'the $10s').replace(/^(\d\d)XX$/, 'the $100s');
  if (month === undefined) return year;
  const name = MONTH.format(new Date(`${year}-${month}-01T00:00:00Z`));
  return [day && Number(day), name, year].filter(Boolean).join(' ');
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

function saySet(set: string): string {
  const choices = set.split(',').map((part) => {
    const [from = '', to] = part.split('..');
    if (to === undefined) return sayDate(from);
    if (from === '') return `by ${sayDate(to)}`;
    return to === '' ? `${sayDate(from)} or later` : `between ${sayDate(from)} and ${sayDate(to)}`;
  });
  return choices.join(' or ');
}

export const isDay = (edtf: string | null): edtf is string => edtf !== null && /^\d{4}-\d\d-\d\d$/.test(edtf);

export const today = (): string => new Date().toISOString().slice(0, 10);
