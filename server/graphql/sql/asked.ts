// What a query asks for with the values of its variables: the arguments of each field, and what the field reads.
import { getArgumentValues, getNamedType } from 'graphql';
import type { Context } from '../context.ts';
import { PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX } from '../list-arguments.ts';
import { type Field, findRelationName, isConnection } from './fields.ts';
import type { Arguments, Reading } from './reading.ts';
import type { Selected } from './selection.ts';
import { NotInSqlError } from './statement.ts';

export interface Asked extends Selected {
  readonly args: Arguments;
  /** Null where the field is a column of its parent. */
  readonly reading: Reading | null;
  readonly selected: readonly Asked[];
}

/** Throws for arguments that no answer is possible to, and NotInSqlError for what is not in SQL. */
export async function askAll(
  selected: readonly Selected[],
  variables: Arguments,
  context: Context,
): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const each of selected) {
    if (isOwnValue(each)) {
      asked.push({ ...each, args: {}, reading: null, selected: [] });
      continue;
    }
    const args = each.field ? getArgumentValues(each.field, each.node, variables) : {};
    asked.push({
      ...each,
      args,
      reading: each.field && (await readingOf(each.field, args, context)),
      selected: await askAll(each.selected, variables, context),
    });
  }
  return asked;
}

/** Whether it is a value of its parent, which most are: asked for at once, because waiting for nothing takes its time too. */
function isOwnValue({ field, selected }: Selected): boolean {
  return selected.length === 0 && !field?.extensions.reads;
}

function readingOf(field: Field, args: Arguments, context: Context): Reading | null | Promise<Reading> {
  const { reads } = field.extensions;
  if (!reads) return relationReading(field, args, context);
  const isPage = isConnection(getNamedType(field.type));
  for (const [name, value] of Object.entries(args)) {
    const isHeeded = reads.args.includes(name) || (isPage && PAGE_ARGUMENTS.has(name));
    if (!isHeeded && (value ?? null) !== null) throw new NotInSqlError(`${field.name}(${name}:)`);
  }
  return reads.read(args, context);
}

const PAGE_ARGUMENTS: ReadonlySet<string> = new Set(['first', 'last', 'after', 'before']);

/** What Pothos would have Prisma select of a relation; null where the field shows none. */
function relationReading(field: Field, args: Arguments, context: Context): Reading | null | Promise<Reading> {
  const name = findRelationName(field);
  const { pothosPrismaSelect: select } = field.extensions;
  if (name === null || typeof select !== 'function') return null;
  const asGiven = (query: unknown) => (typeof query === 'function' ? query(args, context) : query);
  return Promise.resolve(select(args, context, asGiven, () => ROWS)).then((selection) =>
    readingIn(name, selection.select[name], isConnection(getNamedType(field.type))),
  );
}

/** So that Pothos takes the rows to be asked for. */
const ROWS: ReadonlySet<string> = new Set(['nodes']);

function readingIn(from: string, query: object, isPage: boolean): Reading {
  const { where, orderBy, take, skip, ...others } = { ...NO_QUERY, ...query };
  if ((!isPage && (take ?? skip) !== undefined) || Object.keys(others).length > 0)
    throw new NotInSqlError(from);
  return { from, ...(where && { where }), ...(orderBy && { orderBy: [orderBy].flat() }) };
}

interface RelationQuery {
  readonly where?: object;
  readonly orderBy?: object | object[];
  readonly take?: number;
  readonly skip?: number;
}
const NO_QUERY: RelationQuery = {};

/** How many rows a connection's page has. Throws NotInSqlError for a page that is not the first. */
export function firstOf({ first, last, after, before }: Arguments): number {
  if ((last ?? after ?? before ?? null) !== null) throw new NotInSqlError('a later page');
  if (typeof first !== 'number') return PAGE_SIZE_DEFAULT;
  if (first < 0 || first > PAGE_SIZE_MAX) throw new NotInSqlError('an impossible page');
  return first;
}
