import { createCountLoader } from '../agreement/count-loader.ts';
import type { Authenticate } from '../auth/authenticate.ts';
import type { Viewpoint } from '../auth/principal.ts';
import type { Database } from '../db/client.ts';
import type { Context, Live } from '../graphql/context.ts';
import { dayOf } from '../ledger/day.ts';
import type { LedgerSignal } from '../ledger/signal.ts';
import { callerOf } from './caller.ts';
import { getFacts, type RequestFacts } from './request-facts.ts';

export interface ContextsOptions {
  readonly db: Database;
  readonly authenticate: Authenticate;
  readonly ledgerSignal: LedgerSignal;
  readonly now: () => Date;
}

/** Who asks, on which day, and with what resolvers answer. Whatever finds out who asks throws where the credential cannot be taken. */
export interface Contexts {
  /** Asked once for a request, however that ends, and noted in its facts. */
  viewpointOf(authorization: string | null, facts: RequestFacts): Promise<Viewpoint>;
  /** Of whoever was found to ask when the request came in. */
  contextOf(request: Request): Promise<Context>;
  /** By now, whatever was found when the request came in: a context is of one moment. */
  renewedContextOf(request: Request, ended?: AbortSignal): Promise<Context>;
  /** Of no request, so that nothing is ever asked again. */
  contextFor(viewpoint: Viewpoint): Context;
}

const NEVER = new AbortController().signal;

export function createContexts({ db, authenticate, ledgerSignal, now }: ContextsOptions): Contexts {
  async function identify(authorization: string | null, facts: RequestFacts): Promise<Viewpoint> {
    const principal = await authenticate(authorization);
    const viewpoint = { principal, today: dayOf(now()) };
    facts.caller = callerOf(principal, facts.remoteAddress);
    facts.viewpoint = viewpoint;
    return viewpoint;
  }

  function viewpointOf(authorization: string | null, facts: RequestFacts): Promise<Viewpoint> {
    facts.identified ??= identify(authorization, facts);
    return facts.identified;
  }

  function liveOf(request: Request, ended: AbortSignal): Live {
    const renew = () => identify(authorizationOf(request), getFacts(request));
    return { signal: ledgerSignal, ended, renew };
  }

  function contextWith(viewpoint: Viewpoint, live: Live): Context {
    return { db, ...viewpoint, agreementCounts: createCountLoader(db, viewpoint.principal), live };
  }

  return {
    viewpointOf,
    async contextOf(request) {
      const viewpoint = await viewpointOf(authorizationOf(request), getFacts(request));
      return contextWith(viewpoint, liveOf(request, NEVER));
    },
    async renewedContextOf(request, ended = NEVER) {
      const live = liveOf(request, ended);
      return contextWith(await live.renew(), live);
    },
    contextFor(viewpoint) {
      return contextWith(viewpoint, { signal: ledgerSignal, ended: NEVER, renew: async () => viewpoint });
    },
  };
}

function authorizationOf({ headers }: Request): string | null {
  return headers.get('authorization');
}
