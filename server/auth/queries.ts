import { builder } from '../graphql/builder.ts';
import { COUNT_ONLY } from '../graphql/count-only.ts';
import { ApiKey, Viewer } from './type.ts';
import { visibleApiKeys } from './visibility.ts';

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    description: 'Who you are to the registry, by the credential of this request. Anyone may ask.',
    resolve: (_root, _args, { principal }) => principal,
  }),
);

builder.queryField('apiKeys', (t) =>
  t.prismaConnection(
    {
      type: ApiKey,
      cursor: 'id',
      description:
        'All API keys, the newest first, revoked ones among them. For registrars; empty for anyone else.',
      resolve: (query, _root, _args, { db, principal }) =>
        db.apiKey.findMany({
          ...query,
          where: visibleApiKeys(principal),
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        }),
    },
    {
      name: 'ApiKeyConnection',
      description: 'A page of API keys.',
      fields: (connection) => ({
        totalCount: connection.int({
          description: 'How many API keys there are in all; 0 for anyone but a registrar.',
          extensions: COUNT_ONLY,
          resolve: (_connection, _args, { db, principal }) =>
            db.apiKey.count({ where: visibleApiKeys(principal) }),
        }),
      }),
    },
    { name: 'ApiKeyEdge', description: 'An API key in a list.' },
  ),
);
