// How an agreement is cited in a text. Pure but for the selection that it reads.
import type { Prisma } from '../db/generated/prisma/client.ts';
import { type Day, toDate } from '../ledger/day.ts';

/** What a citation is made of. */
export const CITED = {
  slug: true,
  title: true,
  concluded: true,
  signedOn: true,
  inForceOn: true,
  startEarliest: true,
  startLatest: true,
  parties: { select: { party: { select: { name: true } } }, orderBy: { position: 'asc' } },
} as const satisfies Prisma.AgreementSelect;

export type CitedRow = Prisma.AgreementGetPayload<{ select: typeof CITED }>;

/**
 * Title, parties in the order of the text, signature, entry into force, and where it is looked up, as is true to say today. Days stand as
 * the sources tell them. Of a signature it says where no source tells its day, of an entry into force nothing then.
 */
export function citationOf(row: CitedRow, today: Day): string {
  const { slug, title, concluded, signedOn, parties } = row;
  const names = new Intl.ListFormat('en-GB').format(parties.map(({ party }) => party.name));
  const signature = signedOn === null ? 'date of signature unknown' : `signed ${inWords(signedOn)}`;
  const entry = entryOf(row, toDate(today));
  return `${[title, names, concluded ? signature : 'not signed', ...entry].join(', ')}. Concordat: ${slug}.`;
}

/** A signature has taken place when it is told; an entry into force may be to come, or nobody knows whether it is. */
function entryOf({ inForceOn, startEarliest, startLatest }: CitedRow, today: Date): string[] {
  if (inForceOn === null) return [];
  const isPast = startLatest !== null && startLatest <= today;
  const isToCome = startEarliest !== null && startEarliest > today;
  const entry = isPast ? 'entered into force' : isToCome ? 'enters into force' : 'entry into force';
  return [`${entry} ${inWords(inForceOn)}`];
}

/** A date of EDTF for those who read none: the same days, and the same doubts. */
function inWords(edtf: string): string {
  const members = edtf.replace(/[[\]]/g, '').split(',').map(memberInWords);
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(members);
}

function memberInWords(member: string): string {
  const [from = '', to] = member.split('..').map(dateInWords);
  if (to === undefined) return from;
  if (from === '') return `on or before ${to}`;
  return to === '' ? `on or after ${from}` : `between ${from} and ${to}`;
}

const DOUBTS: readonly (readonly [sign: RegExp, words: string])[] = [
  [/\?/, 'perhaps '],
  [/~/, 'about '],
  [/%/, 'perhaps about '],
];

function dateInWords(date: string): string {
  const doubts = DOUBTS.filter(([sign]) => sign.test(date)).map(([, words]) => words);
  const plain = date.replace(/[?~%]/g, '').replace(/(-XX)+$/, '');
  return [...doubts, plain.replace(/^(\d{3})X$/, 'in the $10s')].join('');
}
