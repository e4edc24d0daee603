import type { Prisma } from '../db/generated/prisma/client.ts';
import type { Principal } from './principal.ts';

/** The keys that the caller may know of: all for a registrar, none for anyone else. */
export function visibleApiKeys({ role }: Principal): Prisma.ApiKeyWhereInput {
  // Not `OR: []`, which Prisma takes for everything when it stands below `AND`.
  return role === 'REGISTRAR' ? {} : { id: { in: [] } };
}
