import type { Prisma } from '../db/generated/prisma/client.ts';
import type { PartyCategory } from '../db/generated/prisma/enums.ts';
import { type FilterTree, filtersIn, whereOf } from '../graphql/filter-tree.ts';
import { termsWith, type Words } from '../graphql/words.ts';
import type { Day } from '../ledger/day.ts';
import { coveringOn, type ScopeFilter } from './filter.ts';
import { boundOn } from './visibility.ts';

type Where = Prisma.PartyWhereInput;

export interface PartyFilter extends FilterTree<PartyFilter> {
  readonly slug?: readonly string[] | null | undefined;
  readonly category?: readonly PartyCategory[] | null | undefined;
  readonly name?: string | null | undefined;
  readonly scopes?: ScopeFilter | null | undefined;
}

/** The texts that a filter looks for. Throws BadInputError for a filter too large to be answered. */
export function partyTextsOf(filter: PartyFilter): (string | null | undefined)[] {
  return filtersIn(filter).map(({ name }) => name);
}

/** The where-clause of the partners that a filter selects; the host is never one. */
export function partnerWhere(filter: PartyFilter, words: Words, today: Day): Where {
  return { isHost: false, ...whereOf<PartyFilter, Where>(filter, (each) => ownWhere(each, words, today)) };
}

function ownWhere({ slug, category, name, scopes }: PartyFilter, words: Words, today: Day): Where[] {
  const where: Where[] = [];
  if (slug) where.push({ slug: { in: [...slug] } });
  if (category) where.push({ category: { in: [...category] } });
  if (name) where.push({ searchTerms: termsWith(words.get(name) ?? []) });
  const covering = scopes ? coveringOn(scopes, today, ['YES']) : [];
  if (covering.length > 0)
    where.push({ agreements: { some: { ...boundOn(today), agreement: { AND: covering } } } });
  return where;
}
