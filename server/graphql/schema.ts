// Brings the modules' types together. Each registers its own with the builder.
import type { GraphQLSchema } from 'graphql';
import '../agreement/index.ts';
import '../amendment/index.ts';
import '../auth/index.ts';
import '../ledger/index.ts';
import '../party/index.ts';
import '../search/index.ts';
import './scalars.ts';
import { builder } from './builder.ts';

builder.mutationType({ description: 'Everything that can be written. Writing takes a credential.' });
builder.queryType({
  description: 'Everything that can be read. All of it is public unless a field says otherwise.',
});
builder.subscriptionType({
  description: 'What can be followed, as server-sent events: ask with `accept: text/event-stream`.',
});

export const schema: GraphQLSchema = builder.toSchema();
