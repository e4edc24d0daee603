// Queries named by the hash of their text, as the specification of GraphQL over HTTP has it: short enough for an address, so that
// caches between the client and the server can keep the answers.
import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { createRecentMap } from '../cache/recent-map.ts';
import { getFacts } from './request-facts.ts';

export interface DocumentIdsOptions {
  /** How many characters of queries to know at most. */
  readonly charactersMax: number;
}

/**
 * Takes `documentId` in the place of `query`, for what was sent with both before. The id is made of the text, so nobody can give
 * another text to it; and only what is valid is kept.
 */
export function useDocumentIds({ charactersMax }: DocumentIdsOptions): Plugin {
  const texts = createRecentMap<string>({ sizeMax: charactersMax, sizeOf: (_id, text) => text.length });
  return {
    onParams({ request, params, setParams }) {
      const { documentId, query, ...rest } = fieldsOf(params);
      if (documentId === undefined || documentId === null) return;
      if (typeof documentId !== 'string') throw refusal(400, 'BAD_REQUEST', 'Give `documentId` as a text.');
      if (query === undefined || query === null) {
        const text = texts.get(documentId);
        if (text === undefined) throw refusal(404, 'DOCUMENT_NOT_FOUND', UNKNOWN);
        setParams({ ...rest, query: text });
        return;
      }
      if (typeof query !== 'string' || idOf(query) !== documentId)
        throw refusal(400, 'BAD_REQUEST', MISMATCH);
      getFacts(request).documentId = documentId;
      setParams({ ...rest, query });
    },
    onExecute({ args: { contextValue } }) {
      const { documentId } = getFacts(contextValue.request);
      const { query } = contextValue.params;
      if (documentId !== null && query) texts.set(documentId, query);
    },
  };
}

const UNKNOWN =
  'This server does not know the document of this id. Send it once with its text, as `query` beside `documentId`.';
const MISMATCH =
  'The `documentId` is not that of `query`. Give `sha256:` and the SHA-256 of the text in 64 hexadecimal digits, in lower case.';

function idOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/** Of whatever type: Yoga checks that after us. */
function fieldsOf(params: unknown): Readonly<Record<string, unknown>> {
  return typeof params === 'object' && params !== null && !Array.isArray(params) ? { ...params } : {};
}

function refusal(status: number, code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}
