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
 * sources tell them, in EDTF. Of a signature it says where no source tells its day, of an entry into force nothing then.
 */
export function citationOf({ slug, title, concluded, signedOn, inForceOn, parties }: CitedRow): string {
  const names = new Intl.ListFormat('en-GB').format(parties.map(({ party }) => party.name));
  const signature = signedOn === null ? 'date of signature unknown' : `signed ${signedOn}`;
  const entry = inForceOn === null ? [] : [`entered into force ${inForceOn}`];
  return `${[title, names, concluded ? signature : 'not signed', ...entry].join(', ')}. Concordat: ${slug}.`;
}
