// Filters read word by word over all rows, as their descriptions tell them: slow, plain, and no SQL.
import type { AgreementFilter, AgreementGap, ScopeFilter } from '../../server/agreement/filter.ts';
import type { PartyFilter } from '../../server/agreement/party-filter.ts';
import type { Database } from '../../server/db/client.ts';
import type { Certainty, EventKind } from '../../server/db/generated/prisma/enums.ts';
import { type Day, dayOf } from '../../server/ledger/day.ts';

export type PlainAgreement = Awaited<ReturnType<typeof readAgreements>>[number];
export type PlainParty = PlainAgreement['parties'][number]['party'];

/** Every agreement with all that a filter can ask about. */
export function readAgreements(db: Database) {
  return db.agreement.findMany({
    include: {
      parties: { include: { party: { include: { aliases: true } } } },
      phases: true,
      scopes: true,
      amendments: true,
      events: { include: { sources: true, corrections: true } },
    },
  });
}

interface Period {
  readonly since: Date | null;
  readonly until: Date | null;
}

export function isHolding({ since, until }: Period, on: Day): boolean {
  return (since === null || dayOf(since) <= on) && (until === null || on < dayOf(until));
}

export function phaseOn({ phases }: PlainAgreement, on: Day) {
  const phase = phases.find((each) => isHolding(each, on));
  if (!phase) throw new Error(`No phase holds on ${on}.`);
  return phase;
}

/** The scopes that an agreement covers on a day, being in force with one of the certainties. */
export function scopesOn(agreement: PlainAgreement, on: Day, certainties: readonly Certainty[]) {
  if (!certainties.includes(phaseOn(agreement, on).inForce)) return [];
  return agreement.scopes.filter((scope) => isHolding(scope, on)).map(({ kind }) => kind);
}

/** Whether a filter selects an agreement, on the day that it speaks of unless it names one. */
export function isSelected(
  agreement: PlainAgreement,
  filter: AgreementFilter,
  day: Day,
  isDayAround = false,
): boolean {
  const on = filter.on ?? day;
  const isDayNamed = isDayAround || typeof filter.on === 'string';
  const isInside = (each: AgreementFilter) => isSelected(agreement, each, on, isDayNamed);
  const isOfDay = isDayNamed || [filter.status, filter.inForce, filter.scopes].some(Boolean);
  const { status, inForce } = phaseOn(agreement, on);
  const partners = agreement.parties.filter(({ role }) => role === 'PARTNER').map(({ party }) => party);
  const names = [agreement.title, agreement.titleInSource, ...partners.flatMap(namesOf)];
  const certainties: Certainty[] = filter.inForce?.includes('UNKNOWN') ? ['YES', 'UNKNOWN'] : ['YES'];
  const isAmended = agreement.amendments.some(({ outcome }) => outcome === 'AGREED');
  return [
    filter.and?.every(isInside),
    filter.or?.some(isInside),
    filter.not && !isInside(filter.not),
    filter.slug?.includes(agreement.slug),
    filter.category?.includes(agreement.category),
    filter.kind && agreement.kind !== null && filter.kind.includes(agreement.kind),
    filter.kind && agreement.kind !== null,
    filter.partner &&
      agreement.parties
        .filter(({ role, until }) => role === 'PARTNER' && !(isOfDay && until && dayOf(until) <= on))
        .some(({ party }) => filter.partner?.includes(party.slug)),
    filter.status?.includes(status),
    filter.inForce?.includes(inForce),
    filter.scopes && isCovered(filter.scopes, scopesOn(agreement, on, certainties)),
    filter.signed && isWithin(agreement, filter.signed),
    filter.text && names.some((name) => holdsWords(name, filter.text ?? '')),
    filter.missing?.some((gap) => agreement.origin === 'RECORDED' && GAPS[gap](agreement)),
    typeof filter.amended === 'boolean' ? filter.amended === isAmended : undefined,
  ].every((criterion) => criterion !== false);
}

/** Whether a filter selects a partner. */
export function isPartnerSelected(
  party: PlainParty,
  agreements: readonly PlainAgreement[],
  filter: PartyFilter,
  today: Day,
): boolean {
  const own = agreements.filter(({ parties }) =>
    parties.some(({ partyId, until }) => partyId === party.id && (until === null || dayOf(until) > today)),
  );
  const { scopes, name } = filter;
  return [
    filter.and?.every((each) => isPartnerSelected(party, agreements, each, today)),
    filter.or?.some((each) => isPartnerSelected(party, agreements, each, today)),
    filter.not && !isPartnerSelected(party, agreements, filter.not, today),
    filter.slug?.includes(party.slug),
    filter.category && party.category !== null && filter.category.includes(party.category),
    name && namesOf(party).some((each) => holdsWords(each, name)),
    scopes && own.some((agreement) => isCovered(scopes, scopesOn(agreement, today, ['YES']))),
  ].every((criterion) => criterion !== false);
}

function isCovered({ any, all }: ScopeFilter, covered: readonly string[]): boolean {
  return (
    (!any || any.some((kind) => covered.includes(kind))) &&
    (all ?? []).every((kind) => covered.includes(kind))
  );
}

function isWithin(
  { signedOn, signedEarliest, signedLatest }: PlainAgreement,
  { from, to }: NonNullable<AgreementFilter['signed']>,
): boolean {
  if (signedOn === null) return false;
  if (from && (signedEarliest === null || dayOf(signedEarliest) < from)) return false;
  return !to || (signedLatest !== null && dayOf(signedLatest) <= to);
}

function namesOf({ name, acronym, aliases }: PlainParty): (string | null)[] {
  return [name, acronym, ...aliases.map((alias) => alias.name)];
}

function holdsWords(name: string | null, text: string): boolean {
  const words = foldPlainly(text).split(/\s+/);
  return name !== null && words.every((word) => foldPlainly(name).includes(word));
}

/** A text without accents, case and typographic apostrophes. */
export function foldPlainly(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[‘’]/g, "'").toLowerCase().trim();
}

function isTold({ events }: PlainAgreement, told: EventKind): boolean {
  const isTakenBack = (id: string) =>
    events.some(
      ({ id: by, kind, correctsId }) => kind === 'RETRACTED' && correctsId === id && !isRetracted(by),
    );
  const isRetracted = (id: string) =>
    events.some(({ kind, correctsId }) => kind === 'RETRACTED' && correctsId === id);
  return events.some(({ id, kind, audience }) => kind === told && audience === 'PUBLIC' && !isTakenBack(id));
}

const GAPS: Readonly<Record<AgreementGap, (agreement: PlainAgreement) => boolean>> = {
  SIGNED_ON: (agreement) => !isTold(agreement, 'SIGNED'),
  IN_FORCE_ON: (agreement) => !isTold(agreement, 'ENTERED_INTO_FORCE'),
  SCOPES: ({ scopes }) => scopes.every(({ addedById }) => addedById !== null),
  KIND: ({ kind }) => kind === null,
  SOURCES: ({ events }) =>
    !events.some(({ sources, audience }) => sources.length > 0 && audience === 'PUBLIC'),
};
