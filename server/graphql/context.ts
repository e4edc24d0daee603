import type { CountLoader } from '../agreement/count-loader.ts';
import type { Database } from '../db/client.ts';
import type { Day } from '../ledger/day.ts';

/** What a request carries to the resolvers. */
export interface Context {
  readonly db: Database;
  /** The day in UTC that `on` stands for where a query leaves it out; one for the whole request. */
  readonly today: Day;
  readonly agreementCounts: CountLoader;
}
