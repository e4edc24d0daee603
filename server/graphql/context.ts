import type DataLoader from 'dataloader';
import type { Principal } from '../auth/principal.ts';
import type { Database } from '../db/client.ts';
import type { Day } from '../ledger/day.ts';

/** What a request carries to the resolvers. */
export interface Context {
  readonly db: Database;
  /** Who asks; PUBLIC for nobody. */
  readonly principal: Principal;
  /** The day in UTC that `on` stands for where a query leaves it out; one for the whole request. */
  readonly today: Day;
  /** How many agreements a party has, by its id. */
  readonly agreementCounts: DataLoader<string, number>;
}
