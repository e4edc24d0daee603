// Where a page begins. Prisma begins it with the cursor's row, which Pothos has it skip; where the filter leaves that row out, it
// would skip another instead.
import { BadInputError } from './errors.ts';

interface Page {
  readonly cursor?: { readonly id?: string | undefined };
  readonly skip: number;
}

/** How many of the rows with this id there are. */
type Count = (row: { readonly id: string }) => Promise<number>;

/**
 * The query for the page beside its cursor's row, whether or not the filter takes that row. Throws BadInputError for a row that
 * the caller can see nowhere: there is no telling what comes after it.
 */
export async function pageFromCursor<Query extends Page>(
  query: Query,
  { listed, visible }: { readonly listed: Count; readonly visible: Count },
): Promise<Query> {
  const id = query.cursor?.id;
  if (id === undefined || (await listed({ id })) > 0) return query;
  if ((await visible({ id })) > 0) return { ...query, skip: 0 };
  throw new BadInputError('What this cursor stood for is not there. Begin again without a cursor.');
}
