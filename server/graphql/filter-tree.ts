// What the filters of parties and of agreements share: `and`, `or`, `not` around criteria of their own.
import { BadInputError } from './errors.ts';

export interface FilterTree<Filter> {
  readonly and?: readonly Filter[] | null | undefined;
  readonly or?: readonly Filter[] | null | undefined;
  readonly not?: Filter | null | undefined;
}

const FILTERS_MAX = 100;
const VALUES_MAX = 100;

/** The filter and all filters inside it; throws BadInputError for one that is too large to be answered. */
export function filtersIn<Filter extends FilterTree<Filter>>(filter: Filter): Filter[] {
  const found: Filter[] = [];
  const open = [filter];
  for (let next = open.pop(); next; next = open.pop()) {
    found.push(next);
    if (found.length > FILTERS_MAX)
      throw new BadInputError(`A filter may hold at most ${FILTERS_MAX} filters.`);
    open.push(...(next.and ?? []), ...(next.or ?? []), ...(next.not ? [next.not] : []));
  }
  for (const values of found.flatMap((each) => Object.values(each))) {
    if (Array.isArray(values) && values.length > VALUES_MAX) {
      throw new BadInputError(`A list in a filter may hold at most ${VALUES_MAX} values.`);
    }
  }
  return found;
}

/** Where-clauses in words, because Prisma leaves out an empty AND, OR or NOT, and with it what that would have meant. */
const EVERYTHING = { id: { notIn: [] as string[] } };
export const NOTHING = { id: { in: [] as string[] } };

/**
 * The where-clause of a filter tree, given that of one filter's own criteria. All that is given must hold; `or` is any
 * of its filters, so an empty `or` matches nothing, and an empty `and` everything.
 */
export function whereOf<Filter extends FilterTree<Filter>, Where extends object>(
  filter: Filter,
  ownWhere: (filter: Filter) => Where[],
): { AND: (Where | { OR: Where[] } | { NOT: Where } | typeof NOTHING | typeof EVERYTHING)[] } {
  const nested = (each: Filter) => whereOf<Filter, Where>(each, ownWhere) as Where;
  const { and, or, not } = filter;
  const where = [
    ...ownWhere(filter),
    ...(and ?? []).map(nested),
    ...(or ? [or.length === 0 ? NOTHING : { OR: or.map(nested) }] : []),
    ...(not ? [{ NOT: nested(not) }] : []),
  ];
  return { AND: where.length === 0 ? [EVERYTHING] : where };
}
