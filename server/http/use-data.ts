import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { SqlResult } from '../graphql/sql/execute.ts';
import { printAnswer } from './answer-text.ts';
import { getFacts } from './request-facts.ts';

/** Notes the text of an answer's data where nothing is wrong with it, for those that keep it or compare it. */
export function useData(): Plugin {
  return {
    onResultProcess({ request, result, setResult }) {
      if (Array.isArray(result) || isAsyncIterable(result) || result.errors) return;
      const data = dataTextOf(result);
      if (data === null) return;
      const { extensions } = result;
      getFacts(request).data = data;
      setResult({ ...result, stringify: () => printAnswer(data, extensions) });
    },
  };
}

/** The data in JSON, which one statement gives as such; null where there is none. */
function dataTextOf({ data, dataText }: SqlResult): string | null {
  return dataText ?? (data ? JSON.stringify(data) : null);
}
