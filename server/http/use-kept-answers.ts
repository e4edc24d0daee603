import type { Plugin } from 'graphql-yoga';
import { isKeepable } from './keepable.ts';
import type { KeptAnswers } from './kept-answers.ts';
import { headersToKeep } from './kept-headers.ts';
import { getFacts } from './request-facts.ts';

/**
 * Keeps the answers that `withKeptAnswers` gives, headers and all, as they go out: it must be the last plugin. Never one with an error, nor
 * one that says what no change tells of.
 */
export function useKeptAnswers(answers: KeptAnswers): Plugin {
  return {
    onExecute({ args: { schema, document, contextValue } }) {
      const facts = getFacts(contextValue.request);
      facts.mayBeKept =
        facts.question !== null && facts.operation?.type === 'query' && isKeepable(schema, document);
    },
    onResponse({ request, response: { status, headers } }) {
      const facts = getFacts(request);
      const { question, viewpoint, data, cost, operation, mayBeKept } = facts;
      if (!mayBeKept || !question || !viewpoint || data === null || !cost || !operation) return;
      const kept = headersToKeep(status, headers);
      if (kept === null) return;
      answers.keep(question, viewpoint, {
        data: Buffer.from(data).toString('latin1'),
        headers: kept,
        etag: headers.get('etag'),
        cost: cost.requested,
        operation,
      });
    },
  };
}
