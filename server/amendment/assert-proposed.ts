import type { Day } from '../ledger/day.ts';
import { AmendmentStateError } from '../ledger/errors.ts';
import type { LockedAmendment } from './lock.ts';
import { amendmentStatus } from './status.ts';

/** Throws AmendmentStateError for an amendment that is settled. */
export function assertProposed(act: string, amendment: LockedAmendment, today: Day): void {
  const status = amendmentStatus(amendment, today);
  if (status !== 'PROPOSED') {
    throw new AmendmentStateError(
      `Nobody can ${act} while it is ${status}; that takes a proposed amendment.`,
      status,
    );
  }
}
