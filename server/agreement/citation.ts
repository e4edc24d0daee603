// How an agreement is cited in a text. Pure but for the selection that it reads.
import type { Prisma } from '../db/generated/prisma/client.ts';

/** What a citation is made of. */
export const CITED = {
  slug: true,
  title: true,
  concluded: true,
  signedOn: true,
  inForceOn: true,
  parties: { select: { party: { select: { name: true } } }, orderBy: { position: 'asc' } },
} as const satisfies Prisma.AgreementSelect;

export type CitedRow = Prisma.AgreementGetPayload<{ select: typeof CITED }>;

/**
 * Title, parties in the order of the text, signature, entry into force, and where it is looked up. Days stand as the
 * sources tell them. Of a signature it says where no source tells its day, of an entry into force nothing then.
 */
export function citationOf({ slug, title, concluded, signedOn, inForceOn, parties }: CitedRow): string {
  const names = new Intl.ListFormat('en-GB').format(parties.map(({ party }) => party.name));
  const signature = signedOn === null ? 'date of signature unknown' : `signed ${inWords(signedOn)}`;
  const entry = inForceOn === null ? [] : [`entered into force ${inWords(inForceOn)}`];
  return `${[title, names, concluded ? signature : 'not signed', ...entry].join(', ')}. Concordat: ${slug}.`;
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
