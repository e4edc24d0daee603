import type { AmendmentOutcome } from '../db/generated/prisma/enums.ts';
import { type Day, toDate } from '../ledger/day.ts';

export type AmendmentStatus = 'PROPOSED' | 'AGREED' | 'IN_EFFECT' | 'DECLINED' | 'WITHDRAWN';

/** Computed, so that an agreed amendment takes effect on its day without anyone touching it. */
export function amendmentStatus(
  { outcome, effectiveOn }: { readonly outcome: AmendmentOutcome | null; readonly effectiveOn: Date },
  today: Day,
): AmendmentStatus {
  if (outcome !== 'AGREED') return outcome ?? 'PROPOSED';
  return effectiveOn <= toDate(today) ? 'IN_EFFECT' : 'AGREED';
}
