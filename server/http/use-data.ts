import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { printAnswer } from './answer-text.ts';
import { getFacts } from './request-facts.ts';

/** Notes the text of an answer's data where nothing is wrong with it, for those that keep it or compare it. */
export function useData(): Plugin {
  return {
    onResultProcess({ request, result, setResult }) {
      if (Array.isArray(result) || isAsyncIterable(result) || result.errors || !result.data) return;
      const data = JSON.stringify(result.data);
      const { extensions } = result;
      getFacts(request).data = data;
      setResult({ ...result, stringify: () => printAnswer(data, extensions) });
    },
  };
}
