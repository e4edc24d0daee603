import type { Transaction } from '../db/client.ts';
import type { Prisma } from '../db/generated/prisma/client.ts';
import type { AgreementStatus } from '../db/generated/prisma/enums.ts';
import { dayOf } from '../ledger/day.ts';
import { ConflictError, ForbiddenError, fault, NotFoundError } from '../ledger/errors.ts';
import type { Act } from '../ledger/write.ts';
import { PHASES, phaseOn } from './phase.ts';
import { isBoundOn } from './rules.ts';
import { visibleAgreements } from './visibility.ts';

const LOCKED = {
  id: true,
  slug: true,
  title: true,
  titleInSource: true,
  kind: true,
  origin: true,
  concluded: true,
  draftNumber: true,
  version: true,
  supplementsId: true,
  survivesParent: true,
  replacesId: true,
  noticeMonths: true,
  termMonths: true,
  termRenewable: true,
  daysAfterLastConsent: true,
  inForceOn: true,
  startEarliest: true,
  startLatest: true,
  endedOn: true,
  endEarliest: true,
  endLatest: true,
  endStatus: true,
  ...PHASES,
  parties: {
    select: { partyId: true, role: true, until: true, party: { select: { slug: true } } },
    orderBy: { position: 'asc' },
  },
} as const satisfies Prisma.AgreementSelect;

/** An agreement under its row lock, as it is at this moment and in the state of today. */
export interface LockedAgreement extends Prisma.AgreementGetPayload<{ select: typeof LOCKED }> {
  readonly status: AgreementStatus;
}

/**
 * Locks an agreement until the transaction ends. Throws NotFoundError where the caller sees none of that slug, and
 * ConflictError where it is no longer at the version that the caller expects.
 */
export async function lockAgreement(
  tx: Transaction,
  { principal, today }: Act,
  slug: string,
  expectedVersion?: number | null,
): Promise<LockedAgreement> {
  const where = { slug, AND: [visibleAgreements(principal)] };
  const found = await tx.agreement.findUnique({ where, select: { id: true } });
  if (!found) throw new NotFoundError(`There is no agreement "${slug}".`, ['input', 'agreement']);
  const agreement = await lockById(tx, found.id);
  assertVersion(agreement, expectedVersion);
  return { ...agreement, status: phaseOn(agreement.phases, today).status };
}

/** Throws ConflictError where the agreement is no longer at the version that the caller expects; null expects none. */
export function assertVersion(
  { version }: { readonly version: number },
  expectedVersion: number | null | undefined,
): void {
  if (expectedVersion === null || expectedVersion === undefined || expectedVersion === version) return;
  throw new ConflictError(
    `The agreement was changed: it is at version ${version}, not ${expectedVersion}. Read it again, and decide again.`,
    version,
    ['input', 'expectedVersion'],
  );
}

/** Locks an agreement that is known to be there. */
export async function lockById(tx: Transaction, id: string) {
  // Not FOR UPDATE, which would keep a writer of its parent from writing the phases that refer to it, under the ledger's lock.
  await tx.$queryRaw`/* lockById */ SELECT id FROM agreement WHERE id = ${id}::UUID FOR NO KEY UPDATE`;
  return tx.agreement.findUniqueOrThrow({ where: { id }, select: LOCKED });
}

/** Counts a change of an agreement. */
export async function touch(tx: Transaction, id: string): Promise<void> {
  await tx.agreement.update({ where: { id }, data: { version: { increment: 1 } }, select: { id: true } });
}

/**
 * The party that the caller acts for: his own, or for the registrar the one he names, the host unless told. Throws
 * ForbiddenError where that is not his to do, and where the party has left.
 */
export function actingParty(
  { principal, today }: Act,
  agreement: LockedAgreement,
  named?: string | null,
): string {
  const asked = agreement.parties.find(({ party }) => party.slug === named);
  if (principal.role === 'REGISTRAR') {
    if (named && !asked)
      throw fault('party', `"${named}" is not a party of the agreement; name one that is.`);
    if (asked?.until && !isBoundOn(asked, today))
      throw fault('party', `"${named}" left the agreement on ${dayOf(asked.until)}; name one that has not.`);
    const host = agreement.parties.find(({ role }) => role === 'HOST');
    return (asked ?? host)?.partyId ?? '';
  }
  const own = agreement.parties.find(({ partyId }) => partyId === principal.partyId);
  if (!own)
    throw new ForbiddenError('Your party is not a party of this agreement; only its parties can do this.');
  if (own.until && !isBoundOn(own, today))
    throw new ForbiddenError(
      `Your party left this agreement on ${dayOf(own.until)}; only its parties can do this.`,
    );
  if (named && named !== own.party.slug) {
    throw new ForbiddenError(`You act for "${own.party.slug}" and cannot act for "${named}".`, [
      'input',
      'party',
    ]);
  }
  return own.partyId;
}

/** Throws ConflictError where a successor's entry into force has fixed the agreement's end. */
export function assertNotReplaced({ endStatus, endedOn, version }: LockedAgreement): void {
  if (endStatus === 'REPLACED')
    throw new ConflictError(
      `Its successor replaces it on ${endedOn}; it can no longer end otherwise.`,
      version,
    );
}

/** Throws ForbiddenError for anyone but the registrar. */
export function assertRegistrar({ principal }: Act): void {
  if (principal.role !== 'REGISTRAR')
    throw new ForbiddenError('Only the registrar can do this; ask the legal office of the host.');
}
