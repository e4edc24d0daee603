import type { Plugin } from 'graphql-yoga';
import { isKeepable } from './keepable.ts';
import type { KeptAnswers } from './kept-answers.ts';
import { getFacts } from './request-facts.ts';

/** Each answer has its own. */
const OWN_HEADERS: ReadonlySet<string> = new Set(['content-length', 'x-request-id']);
const JSON_TYPE = /^application\/(graphql-response\+)?json\b/;

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
      if (!isWhole(status, headers)) return;
      answers.keep(question, viewpoint, {
        data: Buffer.from(data).toString('latin1'),
        headers: [...headers].filter(([name]) => !OWN_HEADERS.has(name)).flat(),
        etag: headers.get('etag'),
        cost: cost.requested,
        operation,
      });
    },
  };
}

/** 304 is the whole answer to a client that holds it already: what is kept is what it holds. */
function isWhole(status: number, headers: Headers): boolean {
  return (status === 200 || status === 304) && JSON_TYPE.test(headers.get('content-type') ?? '');
}
