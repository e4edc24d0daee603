import { z } from 'zod';
import { PartyCategory } from '../../db/generated/prisma/enums.ts';
import { ForbiddenError, fault } from '../../ledger/errors.ts';
import { parseInput } from '../../ledger/parse-input.ts';
import { type Act, type RawInput, write } from '../../ledger/write.ts';
import * as facts from '../record.ts';

const name = z
  .string()
  .trim()
  .min(1, 'Give a name.')
  .max(500, 'Shorten the name: it may have 500 characters.');

const inputRule = z.object({
  slug: z
    .string()
    .max(100, 'Shorten the slug: it may have 100 characters.')
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      'Write a slug in lower-case letters and digits, parted by single hyphens.',
    ),
  name,
  acronym: z
    .string()
    .trim()
    .min(1, 'Give an acronym, or leave it out.')
    .max(50, 'Shorten the acronym: it may have 50 characters.')
    .nullish(),
  category: z.enum(PartyCategory),
  aliases: z
    .array(name)
    .max(100, 'Give at most 100 aliases.')
    .refine((aliases) => new Set(aliases).size === aliases.length, 'An alias is given twice; give each once.')
    .nullish(),
  parent: z.string().nullish(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Write a country as its two capital letters (ISO 3166-1 alpha-2), such as "FR".')
    .nullish(),
});

/** Enters a party in the registry. For the registrar. Returns its id. */
export async function registerParty(act: Act, raw: RawInput): Promise<string> {
  return write(act, 'registerParty', raw, async (tx) => {
    if (act.principal.role !== 'REGISTRAR') {
      throw new ForbiddenError('Only the registrar can register parties; ask the legal office of the host.');
    }
    const {
      slug,
      acronym = null,
      aliases,
      parent = null,
      country = null,
      ...input
    } = parseInput(inputRule, raw);
    // Two writers could both find it free, so the second waits here until the first has committed.
    await tx.$queryRaw`/* registerParty */ SELECT pg_advisory_xact_lock(hashtextextended(${`party:${slug}`}, 0))::TEXT`;
    if (await tx.party.findUnique({ where: { slug }, select: { id: true } })) {
      throw fault('slug', `The slug "${slug}" is taken; choose another.`);
    }
    if (parent !== null && !(await tx.party.findUnique({ where: { slug: parent }, select: { id: true } }))) {
      throw fault('parent', `There is no party "${parent}"; register it first.`);
    }
    return facts.registerParty(tx, { ...input, slug, acronym, aliases: aliases ?? [], parent, country });
  });
}
