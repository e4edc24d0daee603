import type { Plugin } from 'graphql-yoga';
import type { LedgerSignal } from '../ledger/signal.ts';
import { getFacts } from './request-facts.ts';

/** Counts what this server writes before it answers: whoever has the answer, and asks again, is answered with what he wrote. */
export function useOwnChanges(signal: LedgerSignal): Plugin {
  return {
    onExecute({ args: { contextValue } }) {
      if (getFacts(contextValue.request).operation?.type !== 'mutation') return undefined;
      return { onExecuteDone: () => signal.announce() };
    },
  };
}
