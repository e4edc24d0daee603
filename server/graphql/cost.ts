// What a query costs, before it runs: one for a field, times the number of rows that its lists can hold; more for an answer about the past.
import { complexityFromQuery, type FieldComplexityFunction } from '@pothos/plugin-complexity';
import {
  type DocumentNode,
  GraphQLError,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLOutputType,
  type GraphQLSchema,
  getOperationAST,
  Kind,
} from 'graphql';
import type { Context } from './context.ts';
import { BadInputError, TooCostlyError } from './errors.ts';
import { lookUpSize, PAGE_SIZE_DEFAULT, pageSize } from './list-arguments.ts';

const COST_MAX = 50_000;
const DEPTH_MAX = 15;
const BREADTH_MAX = 500;

/** What a list of no stated length counts for: the scopes of an agreement, the aliases of a party. */
const BOUNDED_LIST_SIZE = 5;

type Args = Readonly<Record<string, unknown>>;

export const fieldCost: FieldComplexityFunction<Context, Record<string, unknown>> = (
  args,
  _context,
  field,
) => {
  const cost = answerCost(args) + FILTER_COST * countInnerFilters(args.filter);
  if (field.args.some(({ name }) => name === 'first')) return { field: cost, multiplier: pageSize(args) };
  if (Array.isArray(args.ids)) return { field: cost, multiplier: lookUpSize(args.ids) };
  // The connection has counted its rows already.
  const isRowsOfConnection = field.name === 'nodes' || field.name === 'edges';
  return { field: cost, multiplier: isList(field.type) && !isRowsOfConnection ? BOUNDED_LIST_SIZE : 1 };
};

/** What an answer that is made of events counts for: it takes about as many times what one takes that is read off a row. */
const PAST_COST = 10;

/** What each filter inside a filter counts for: PostgreSQL takes milliseconds to plan for it, and longer the more there are. */
const FILTER_COST = 200;

function countInnerFilters(filter: unknown): number {
  if (typeof filter !== 'object' || filter === null) return 0;
  const inner = Object.values(filter)
    .flat()
    .filter((value) => typeof value === 'object' && value !== null);
  return inner.reduce((sum, each) => sum + 1 + countInnerFilters(each), 0);
}

function answerCost({ knownOn }: Args): number {
  return knownOn === null || knownOn === undefined ? 1 : PAST_COST;
}

/** What a field costs whose answer is made of a list that nobody sees. */
export function hiddenListCost(args: Args): { readonly field: number } {
  return { field: PAGE_SIZE_DEFAULT * answerCost(args) };
}

function isList(type: GraphQLOutputType): boolean {
  return type instanceof GraphQLNonNull ? isList(type.ofType) : type instanceof GraphQLList;
}

export interface Operation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  /** As they came in. */
  readonly variables: Record<string, unknown>;
}

export interface Extent {
  readonly complexity: number;
  readonly depth: number;
  readonly breadth: number;
}

/**
 * How large a valid operation is; null where its variables do not fit, which the executor tells. Throws BadInputError for arguments
 * that no page answers.
 */
export function extentOf({ schema, document, operationName, variables }: Operation): Extent | null {
  const operation = getOperationAST(document, operationName);
  if (!operation) return null;
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  try {
    return complexityFromQuery(
      { ...document, definitions: [operation, ...fragments] },
      { schema, variables },
    );
  } catch (error) {
    if (error instanceof GraphQLError && !(error instanceof BadInputError)) return null;
    throw error;
  }
}

/** Throws TooCostlyError for more than one request may ask. */
export function assertAffordable({ complexity, depth, breadth }: Extent): void {
  if (depth > DEPTH_MAX) {
    throw new TooCostlyError(
      `The query is ${depth} levels deep; at most ${DEPTH_MAX} are answered. Ask in parts.`,
    );
  }
  if (breadth > BREADTH_MAX) {
    throw new TooCostlyError(
      `The query selects ${breadth} fields; at most ${BREADTH_MAX} are answered. Ask in parts.`,
    );
  }
  if (complexity > COST_MAX) {
    throw new TooCostlyError(
      `The query costs ${complexity}; at most ${COST_MAX} is answered. Ask for smaller pages (\`first\`) or fewer fields.`,
    );
  }
}
