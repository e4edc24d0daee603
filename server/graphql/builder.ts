// The schema builder: its plugins and their settings. It defines no types; schema.ts brings those together.
import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import ErrorsPlugin from '@pothos/plugin-errors';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import type PrismaTypes from '../db/generated/pothos.ts';
import { getDatamodel } from '../db/generated/pothos.ts';
import type { Day } from '../ledger/day.ts';
import type { Context } from './context.ts';
import { fieldCost } from './cost.ts';
import { UnauthenticatedError } from './errors.ts';
import { decodeGlobalId } from './global-id.ts';
import { PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX } from './list-arguments.ts';

export const builder = new SchemaBuilder<{
  Context: Context;
  PrismaTypes: PrismaTypes;
  AsyncSelections: true;
  DefaultFieldNullability: false;
  AuthScopes: { signedIn: boolean };
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    Date: { Input: Day; Output: Date | Day };
    EdtfDate: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
  };
}>({
  plugins: [ComplexityPlugin, ErrorsPlugin, ScopeAuthPlugin, PrismaPlugin, RelayPlugin],
  defaultFieldNullability: false,
  prisma: {
    client: ({ db }) => db,
    dmmf: getDatamodel(),
    onUnusedQuery: 'error',
    defaultConnectionSize: PAGE_SIZE_DEFAULT,
    maxConnectionSize: PAGE_SIZE_MAX,
  },
  relay: {
    nodesOnConnection: { description: 'The rows of this page, without their cursors.' },
    edgesFieldOptions: { nullable: false, description: 'The rows of this page, each with its cursor.' },
    nodeFieldOptions: { nullable: false, description: 'The row itself.' },
    cursorFieldOptions: { description: 'Give it as `after` or `before` to go on from this row. Opaque.' },
    pageInfoFieldOptions: { description: 'Where this page lies in the list.' },
    pageInfoTypeOptions: { description: 'Where a page lies in its list.' },
    hasNextPageFieldOptions: { description: 'Whether rows follow this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether rows come before this page.' },
    startCursorFieldOptions: { description: "The first row's cursor; null on an empty page." },
    endCursorFieldOptions: { description: "The last row's cursor, for `after`; null on an empty page." },
    firstArgOptions: {
      description: `How many rows from the start (0 to ${PAGE_SIZE_MAX}); ${PAGE_SIZE_DEFAULT} unless told.`,
    },
    lastArgOptions: { description: `How many rows from the end (0 to ${PAGE_SIZE_MAX}), with \`before\`.` },
    afterArgOptions: { description: 'Only rows after the one with this cursor.' },
    beforeArgOptions: { description: 'Only rows before the one with this cursor.' },
    nodeTypeOptions: { description: 'Anything with an id of its own that can be fetched again by it.' },
    idFieldOptions: { description: 'Opaque and stable; unique among all things.' },
    nodeQueryOptions: {
      description: 'The thing with this id; null where there is none.',
      args: { id: { description: 'From the `id` field of an earlier answer.' } },
    },
    nodesQueryOptions: {
      description: 'The things with these ids, in this order; null in the place of one that is not there.',
      args: { ids: { description: 'From the `id` fields of earlier answers; up to 100.' } },
    },
    defaultConnectionTypeOptions: { description: 'A page of a list.' },
    defaultEdgeTypeOptions: { description: 'A row of a list, with its cursor.' },
    decodeGlobalID: decodeGlobalId,
  },
  scopeAuth: {
    authScopes: ({ principal }) => ({ signedIn: principal.role !== 'PUBLIC' }),
    unauthorizedError: () => new UnauthenticatedError(),
  },
  errors: {
    directResult: true,
    defaultUnionOptions: {
      name: ({ fieldName }) => `${fieldName.charAt(0).toUpperCase()}${fieldName.slice(1)}Result`,
      description: 'What was written, or why it was refused.',
    },
  },
  // Without limits: the HTTP edge counts before anything runs (http/use-cost.ts).
  complexity: { fieldComplexity: fieldCost },
});
