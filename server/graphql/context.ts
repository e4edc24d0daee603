import type DataLoader from 'dataloader';
import type { Principal, Viewpoint } from '../auth/principal.ts';
import type { Database } from '../db/client.ts';
import type { Day } from '../ledger/day.ts';
import type { LedgerSignal } from '../ledger/signal.ts';

/** What a request carries to the resolvers. */
export interface Context {
  readonly db: Database;
  /** Who asks; PUBLIC for nobody. */
  readonly principal: Principal;
  /** The day in UTC that `on` stands for where a query leaves it out; one for the whole request. */
  readonly today: Day;
  /** How many agreements a party has, by its id. */
  readonly agreementCounts: DataLoader<string, number>;
  readonly live: Live;
}

/** What it takes to answer for longer than a moment. */
export interface Live {
  readonly signal: LedgerSignal;
  /** Aborted when nobody reads any more, or the server stops. */
  readonly ended: AbortSignal;
  /** Who asks by now, and on which day. Throws where the credential is no longer taken. */
  readonly renew: () => Promise<Viewpoint>;
}
