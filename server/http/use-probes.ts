import type { Plugin } from 'graphql-yoga';
import { answerJson } from './answers.ts';
import { getFacts } from './request-facts.ts';

export interface ProbesOptions {
  /** Why no requests should come in, in a sentence; null while they may. It must settle soon, whatever happens. */
  readonly findObstacle: () => Promise<string | null>;
}

/** `/health` says that the process lives, and `/ready` that it can answer: who sends requests to several servers asks. */
export function useProbes({ findObstacle }: ProbesOptions): Plugin {
  // Probes that come while one is under way share its answer: a database in trouble needs no more questions.
  let asking: Promise<string | null> | null = null;

  return {
    async onRequest({ request, fetchAPI, endResponse }) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return;
      const { path } = getFacts(request);
      if (path === '/health') endResponse(answerJson(fetchAPI, 200, { status: 'alive' }));
      if (path !== '/ready') return;
      asking ??= findObstacle().finally(() => {
        asking = null;
      });
      const reason = await asking;
      endResponse(
        reason === null
          ? answerJson(fetchAPI, 200, { status: 'ready' })
          : answerJson(fetchAPI, 503, { status: 'unavailable', reason }, { 'retry-after': '5' }),
      );
    },
  };
}
