// What was known of agreements at an instant: what is stored of them today, from the events that had been recorded by then.
// Pure but for the selections.
import type { Prisma } from '../db/generated/prisma/client.ts';
import { type AgreementOrigin, ScopeKind } from '../db/generated/prisma/enums.ts';
import type { Bounds } from './fold.ts';
import { foldTerms, type ScopeTerm, type Terms } from './fold-terms.ts';
import { boundsColumns, boundsOf, FOLDED, phaseColumns, type STANDING, standingOf } from './standing.ts';
import type { Standing } from './state.ts';

/** What an agreement's past is told from; the events are chosen by whoever knows which ones the caller may see. */
export const TOLD = {
  ...FOLDED,
  position: true,
  amendmentId: true,
  recordedAt: true,
  onEarliest: true,
  sortOn: true,
  sources: {
    select: { source: { select: { id: true, title: true, url: true, note: true } } },
    orderBy: { position: 'asc' },
  },
} as const satisfies Prisma.EventSelect;

export type ToldEvent = Prisma.EventGetPayload<{ select: typeof TOLD }>;

/** An agreement with the events that the caller may see, in the ledger's order. */
export type Told = Prisma.AgreementGetPayload<{ select: typeof STANDING }> & {
  readonly events: readonly ToldEvent[];
};

type Phases = ReturnType<typeof phaseColumns>;

/** What the tables would hold of an agreement. */
export interface Known extends ReturnType<typeof boundsColumns>, Omit<Terms, 'scopes'> {
  /** Whether any event told of it. */
  readonly isHeardOf: boolean;
  readonly origin: AgreementOrigin;
  readonly phases: Phases;
  readonly scopes: readonly (ScopeTerm & { readonly event: ToldEvent })[];
  readonly supplements: { readonly phases: Phases } | null;
  /** In the order of their legal days. */
  readonly events: readonly ToldEvent[];
}

/** What was known of an agreement at an instant, that included, from it and the agreements that it hangs on, by id. */
export function knownOf(agreements: ReadonlyMap<string, Told>, id: string, knownOn: Date): Known {
  const { events, bounds, standing, phases, parent } = lookBack(agreements, id, knownOn);
  const { scopes, ...terms } = foldTerms(events);
  const isHeardOf = events.length > 0;
  return {
    ...boundsColumns(bounds),
    ...terms,
    isHeardOf,
    // Before it was heard of, nobody knew that its text would be negotiated here and tell what it covers.
    origin: isHeardOf ? standing.origin : 'RECORDED',
    phases,
    scopes: [...scopes].sort(byKind).flatMap((scope) => {
      const event = events.find((each) => each.id === scope.eventId);
      return event ? [{ ...scope, event }] : [];
    }),
    supplements: parent,
    events: [...events].sort((one, other) => dayOfTimeline(one) - dayOfTimeline(other)),
  };
}

/** When the last event by an instant was recorded of an agreement or of one that it hangs on: until the next, as much is known. */
export function lastTold(agreements: ReadonlyMap<string, Told>, id: string, knownOn: Date): number {
  const { events, supplementsId } = readOf(agreements, id);
  const last = events.findLast(({ recordedAt }) => recordedAt <= knownOn)?.recordedAt.getTime() ?? 0;
  return supplementsId === null ? last : Math.max(last, lastTold(agreements, supplementsId, knownOn));
}

interface Look {
  readonly events: readonly ToldEvent[];
  readonly bounds: Bounds;
  readonly standing: Standing;
  readonly phases: Phases;
  readonly parent: Look | null;
}

function lookBack(agreements: ReadonlyMap<string, Told>, id: string, knownOn: Date): Look {
  const agreement = readOf(agreements, id);
  const events = agreement.events.filter(({ recordedAt }) => recordedAt <= knownOn);
  const bounds = boundsOf(agreement, events);
  const { supplementsId } = agreement;
  const parent = supplementsId === null ? null : lookBack(agreements, supplementsId, knownOn);
  const standing = standingOf(agreement, bounds, parent?.standing ?? null);
  return {
    events,
    bounds,
    standing,
    phases: events.length === 0 ? UNHEARD_OF : phaseColumns(standing),
    parent,
  };
}

function readOf(agreements: ReadonlyMap<string, Told>, id: string): Told {
  const agreement = agreements.get(id);
  if (!agreement) throw new Error(`The agreement ${id} was not read.`);
  return agreement;
}

/** Of what nobody has told, nobody can say that it is not in force. */
const UNHEARD_OF: Phases = [{ since: null, until: null, status: 'UNKNOWN', inForce: 'UNKNOWN' }];

const KINDS = Object.values(ScopeKind);

/** As the database sorts them. */
function byKind(one: ScopeTerm, other: ScopeTerm): number {
  return KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind);
}

function dayOfTimeline({ sortOn, recordedAt }: ToldEvent): number {
  return (sortOn ?? recordedAt).getTime();
}
