import type { Prisma } from '../db/generated/prisma/client.ts';
import { uniqueOrder } from '../graphql/order.ts';

type OrderBy = Prisma.AgreementOrderByWithRelationInput;
type Direction = 'asc' | 'desc';

export interface AgreementOrder {
  readonly field: 'SIGNED_ON' | 'TITLE' | 'UPDATED_AT';
  readonly direction: Direction;
}

/** Oldest signature first, undated last: the order of every list of agreements that asks for none. */
export const OLDEST_FIRST: OrderBy[] = [{ signedAscending: 'asc' }, { id: 'asc' }];

/** A total order, of columns that are never null: a cursor over a null would skip rows. */
export function agreementOrder(orders: readonly AgreementOrder[] | null | undefined): OrderBy[] {
  if (!orders || orders.length === 0) return OLDEST_FIRST;
  return [...uniqueOrder(orders).map(columnOf), { id: 'asc' }];
}

function columnOf({ field, direction }: AgreementOrder): OrderBy {
  switch (field) {
    case 'SIGNED_ON':
      // Two columns, so that the unknown come last in either direction.
      return direction === 'asc' ? { signedAscending: 'asc' } : { signedDescending: 'desc' };
    case 'TITLE':
      return { title: direction };
    case 'UPDATED_AT':
      return { updatedAt: direction };
  }
}
