import type { Act } from '../ledger/write.ts';
import type { Context } from './context.ts';

/** The caller of a mutation, as services take him. */
export function actOf({ db, principal, today }: Context): Act {
  return { db, principal, today };
}
