// Facts about agreements that were concluded elsewhere, as a registrar tells them with their sources.
import type { Transaction } from '../db/client.ts';
import type { Prisma } from '../db/generated/prisma/client.ts';
import {
  AgreementKind,
  type EventAudience,
  type EventKind,
  type EvidenceBasis,
} from '../db/generated/prisma/enums.ts';
import { appendEvent, type NewSource } from '../ledger/append.ts';
import type { ApprovalDetails, DescriptionDetails } from '../ledger/details.ts';
import { projectAgreement } from '../ledger/project.ts';

export interface RecordedAgreement extends Omit<DescriptionDetails, 'kind' | 'scopes' | 'partners'> {
  readonly slug: string;
  readonly title: string;
  /** Slugs of the partners, the first of which leads. */
  readonly partners: readonly [string, ...string[]];
  /** A remark of the registrar, such as what was corrected. */
  readonly note: string | null;
  readonly sources: readonly NewSource[];
}

export interface Description extends Pick<DescriptionDetails, 'kind' | 'scopes'> {
  readonly sources: readonly NewSource[];
}

export interface RecordedEvent {
  readonly kind: EventKind;
  readonly on: string;
  /** The party that acted; null where it concerns all of them. */
  readonly partyId: string | null;
  readonly basis: EvidenceBasis | null;
  readonly disputed: boolean;
  readonly note?: string | null;
  /** Everybody unless told. */
  readonly audience?: EventAudience;
  readonly approval?: ApprovalDetails;
  readonly sources: readonly NewSource[];
}

/**
 * Records an agreement that sources tell of, with the event that tells so. Its parties, its parent and its predecessor
 * are known before it. Returns its id.
 */
export async function recordAgreement(tx: Transaction, recorded: RecordedAgreement): Promise<string> {
  const { slug, sources, note, ...details } = recorded;
  const [host, partners] = await Promise.all([
    tx.party.findFirstOrThrow({ where: { isHost: true }, select: { id: true } }),
    findPartners(tx, recorded.partners),
  ]);
  const { id } = await tx.agreement.create({
    data: {
      slug,
      title: recorded.title,
      titleInSource: recorded.titleInSource ?? null,
      origin: 'RECORDED',
      concluded: true,
      category: partners[0].category,
      leadPartner: { connect: { id: partners[0].id } },
      ...connectBySlug('supplements', recorded.supplements),
      ...connectBySlug('replaces', recorded.replaces),
      ...connectBySlug('possibleDuplicateOf', recorded.possibleDuplicateOf),
      parties: {
        create: [
          { partyId: host.id, role: 'HOST', position: 0 },
          ...partners.map(({ id: partyId }, index) => ({
            partyId,
            role: 'PARTNER' as const,
            position: index + 1,
          })),
        ],
      },
    },
    select: { id: true },
  });
  await appendEvent(tx, { kind: 'DESCRIBED', agreementId: id, details, note, sources });
  await projectAgreement(tx, id);
  return id;
}

/** Fills what no source had told of a recorded agreement: its kind, scopes that it covers. */
export async function describeAgreement(
  tx: Transaction,
  agreementId: string,
  { sources, ...details }: Description,
): Promise<void> {
  const eventId = await appendEvent(tx, { kind: 'DESCRIBED', agreementId, details, sources });
  if (details.kind !== undefined) {
    await tx.agreement.update({
      where: { id: agreementId },
      data: { kind: details.kind },
      select: { id: true },
    });
  }
  const scopes = (details.scopes ?? []).map((scope) => ({ ...scope, agreementId, eventId }));
  await tx.scope.createMany({ data: scopes });
}

/**
 * Takes back what a description told: the scopes that it stated and no amendment has touched, and the kind, which becomes what the
 * descriptions that remain tell of it.
 */
export async function undescribe(tx: Transaction, agreementId: string, eventId: string): Promise<void> {
  await tx.scope.deleteMany({ where: { agreementId, eventId, removedById: null } });
  const remaining = await tx.event.findMany({
    where: { agreementId, kind: 'DESCRIBED', corrections: { none: { kind: 'RETRACTED' } } },
    select: { details: true },
    orderBy: { position: 'asc' },
  });
  const kinds = remaining.map(({ details }) => kindIn(details)).filter((kind) => kind !== null);
  await tx.agreement.update({
    where: { id: agreementId },
    data: { kind: kinds.at(-1) ?? null },
    select: { id: true },
  });
}

function kindIn(details: Prisma.JsonValue): AgreementKind | null {
  const stated = typeof details === 'object' && details !== null && 'kind' in details ? details.kind : null;
  return Object.values(AgreementKind).find((kind) => kind === stated) ?? null;
}

/**
 * Records dated facts of an agreement, in this order, and computes its bounds from all that is known then. Returns the
 * events' ids.
 */
export async function recordEvents(
  tx: Transaction,
  agreementId: string,
  events: readonly RecordedEvent[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const { approval, ...event } of events) {
    ids.push(await appendEvent(tx, { ...event, agreementId, ...(approval ? { details: approval } : {}) }));
  }
  await projectAgreement(tx, agreementId);
  return ids;
}

type Partner = Awaited<ReturnType<typeof findPartner>>;

async function findPartners(
  tx: Transaction,
  [first, ...others]: RecordedAgreement['partners'],
): Promise<[Partner, ...Partner[]]> {
  const lead = await findPartner(tx, first);
  const rest: Partner[] = [];
  for (const slug of others) rest.push(await findPartner(tx, slug));
  return [lead, ...rest];
}

async function findPartner(tx: Transaction, slug: string) {
  const { id, category } = await tx.party.findUniqueOrThrow({
    where: { slug },
    select: { id: true, category: true },
  });
  if (category === null)
    throw new Error(`The host cannot be its own partner: name a party other than "${slug}".`);
  return { id, category };
}

function connectBySlug<Relation extends string>(relation: Relation, slug: string | undefined) {
  return slug === undefined
    ? {}
    : ({ [relation]: { connect: { slug } } } as Record<Relation, { connect: { slug: string } }>);
}
