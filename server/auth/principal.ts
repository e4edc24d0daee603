// Who asks. Pure: how a credential becomes a principal is authenticate.ts's business.
import type { Day } from '../ledger/day.ts';

/** PUBLIC is nobody's key. */
export type Role = 'PUBLIC' | 'REPRESENTATIVE' | 'REGISTRAR';

export interface Principal {
  readonly role: Role;
  /** Stable for a credential's holder; idempotency keys are kept under it. */
  readonly id: string;
  /** The party that a representative acts for; null for everyone else. */
  readonly partyId: string | null;
}

/** Whoever brings no credential. */
export const PUBLIC: Principal = { role: 'PUBLIC', id: 'public', partyId: null };

/** Who looks, and on which day (UTC): what a party may know of changes on the day it leaves. */
export interface Viewpoint {
  readonly principal: Principal;
  readonly today: Day;
}
