// What a query costs, before it runs: one for a field, times the number of rows that its lists can hold.
import type { ComplexityErrorFn, FieldComplexityFunction } from '@pothos/plugin-complexity';
import { GraphQLList, GraphQLNonNull, type GraphQLOutputType } from 'graphql';
import type { Context } from './context.ts';
import { TooCostlyError } from './errors.ts';
import { lookUpSize, pageSize } from './list-arguments.ts';

export const COST_MAX = 50_000;
export const DEPTH_MAX = 15;
export const BREADTH_MAX = 500;

/** What a list of no stated length counts for: the scopes of an agreement, the aliases of a party. */
const BOUNDED_LIST_SIZE = 5;

export const fieldCost: FieldComplexityFunction<Context, Record<string, unknown>> = (
  args,
  _context,
  field,
) => {
  if (field.args.some(({ name }) => name === 'first')) {
    return { field: 1, multiplier: pageSize(args) };
  }
  if (Array.isArray(args.ids)) return { field: 1, multiplier: lookUpSize(args.ids) };
  // The connection has counted its rows already.
  const isRowsOfConnection = field.name === 'nodes' || field.name === 'edges';
  return { field: 1, multiplier: isList(field.type) && !isRowsOfConnection ? BOUNDED_LIST_SIZE : 1 };
};

function isList(type: GraphQLOutputType): boolean {
  return type instanceof GraphQLNonNull ? isList(type.ofType) : type instanceof GraphQLList;
}

export const costError: ComplexityErrorFn = (kind, { complexity, depth, breadth }) => {
  switch (kind) {
    case 'Depth':
      return new TooCostlyError(
        `The query is ${depth} levels deep; at most ${DEPTH_MAX} are answered. Ask in parts.`,
      );
    case 'Breadth':
      return new TooCostlyError(
        `The query selects ${breadth} fields; at most ${BREADTH_MAX} are answered. Ask in parts.`,
      );
    default:
      return new TooCostlyError(
        `The query costs ${complexity}; at most ${COST_MAX} is answered. Ask for smaller pages (\`first\`) or fewer fields.`,
      );
  }
};
