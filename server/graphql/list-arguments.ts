// What every list takes: how many rows, and from where. Checked for the whole query before any of it runs.
import { BadInputError } from './errors.ts';

export const PAGE_SIZE_DEFAULT = 20;
export const PAGE_SIZE_MAX = 100;

/** How many rows a list can hold; throws BadInputError for arguments that no page answers. */
export function pageSize(args: Readonly<Record<string, unknown>>): number {
  const { first, last } = args;
  // Pothos would cut a page that is too large down in silence.
  assertSize('first', first);
  assertSize('last', last);
  if (typeof first === 'number' && typeof last === 'number') {
    throw new BadInputError(
      'Give `first` or `last`, not both: `first` goes with `after`, and `last` with `before`.',
    );
  }
  assertCursor(args.after);
  assertCursor(args.before);
  const size = first ?? last;
  return typeof size === 'number' ? Math.max(size, 1) : PAGE_SIZE_DEFAULT;
}

/** How many things a list of ids asks for; throws BadInputError for too many. */
export function lookUpSize(ids: readonly unknown[]): number {
  if (ids.length <= PAGE_SIZE_MAX) return Math.max(ids.length, 1);
  throw new BadInputError(`\`ids\` has ${ids.length} ids; at most ${PAGE_SIZE_MAX} are fetched at once.`);
}

function assertSize(name: string, size: unknown): void {
  if (typeof size !== 'number' || size <= PAGE_SIZE_MAX) return;
  throw new BadInputError(
    `\`${name}\` is ${size}; give 0 to ${PAGE_SIZE_MAX}, and go on with \`after\` for more.`,
  );
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** Cursors as this server gives them: by id, by a pair of ids, by place. Others would reach the database as they are. */
const CURSOR = new RegExp(`^(GPC:S:${UUID}|GPC:T:\\["S:${UUID}","S:${UUID}"\\]|OffsetConnection:\\d{1,9})$`);

/** Throws BadInputError for what is no cursor of any list here. */
export function assertCursor(cursor: unknown): void {
  if (typeof cursor !== 'string' || CURSOR.test(Buffer.from(cursor, 'base64').toString('utf8'))) return;
  throw new BadInputError(
    'The cursor is not one of this list. Take cursors from `pageInfo` or `edges` of an earlier page, unchanged.',
  );
}
