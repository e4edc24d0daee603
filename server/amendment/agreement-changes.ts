// What became different between two days, read off the periods that tell what held on each.

import { type Period, type PhaseRow, phaseOn } from '../agreement/phase.ts';
import { isOver } from '../agreement/rules.ts';
import type { AgreementStatus, Certainty, ScopeKind } from '../db/generated/prisma/enums.ts';
import { type Day, dayOf } from '../ledger/day.ts';

export type ChangeKind =
  | 'STARTED'
  | 'SUSPENDED'
  | 'RESUMED'
  | 'ENDED'
  | 'STATUS_CHANGED'
  | 'SCOPE_ADDED'
  | 'SCOPE_REMOVED'
  | 'PROVISION_ADDED'
  | 'PROVISION_REPLACED'
  | 'PROVISION_REMOVED';

export interface Change {
  readonly on: Day;
  readonly kind: ChangeKind;
  readonly status: AgreementStatus | null;
  readonly inForce: Certainty | null;
  readonly scope: ScopeKind | null;
  /** The wording that comes or, where none does, the one that goes. */
  readonly provision: ProvisionRow | null;
  readonly amendmentId: string | null;
}

interface TermRow extends Period {
  readonly addedById: string | null;
  readonly removedById: string | null;
}

export interface ScopeRow extends TermRow {
  readonly kind: ScopeKind;
}

export interface ProvisionRow extends TermRow {
  readonly id: string;
  readonly number: string;
}

export interface Periods {
  readonly phases: readonly PhaseRow[];
  readonly scopes: readonly ScopeRow[];
  readonly provisions: readonly ProvisionRow[];
}

const NOTHING = { status: null, inForce: null, scope: null, provision: null, amendmentId: null };

/** The changes of the days after `from` up to and with `to`, in the order of their days; of one day, the state's comes first. */
export function changesBetween({ phases, scopes, provisions }: Periods, from: Day, to: Day): Change[] {
  // What was to change after the end changes nothing.
  const ofTerms = [...scopeChanges(scopes), ...provisionChanges(provisions)].filter(
    ({ on }) => !isOver(phaseOn(phases, on).status),
  );
  return [...phaseChanges(phases), ...ofTerms]
    .filter(({ on }) => from < on && on <= to)
    .sort((one, other) => one.on.localeCompare(other.on));
}

function phaseChanges(phases: readonly PhaseRow[]): Change[] {
  return phases.flatMap(({ since, status, inForce }, index) => {
    const before = phases[index - 1];
    return since && before
      ? [{ ...NOTHING, on: dayOf(since), kind: turn(before.status, status), status, inForce }]
      : [];
  });
}

/** What a change of the state is called. From or to UNKNOWN it has no name: nobody can tell what happened on that very day. */
function turn(before: AgreementStatus, after: AgreementStatus): ChangeKind {
  if (before === 'UNKNOWN' || isOver(before)) return 'STATUS_CHANGED';
  if (isOver(after)) return 'ENDED';
  if (after === 'SUSPENDED') return 'SUSPENDED';
  if (after === 'IN_FORCE') return before === 'SUSPENDED' ? 'RESUMED' : 'STARTED';
  return 'STATUS_CHANGED';
}

function scopeChanges(scopes: readonly ScopeRow[]): Change[] {
  return scopes.flatMap(({ kind: scope, since, until, addedById, removedById }) => [
    ...(until
      ? [{ ...NOTHING, on: dayOf(until), kind: 'SCOPE_REMOVED' as const, scope, amendmentId: removedById }]
      : []),
    ...(since
      ? [{ ...NOTHING, on: dayOf(since), kind: 'SCOPE_ADDED' as const, scope, amendmentId: addedById }]
      : []),
  ]);
}

function provisionChanges(provisions: readonly ProvisionRow[]): Change[] {
  const meets = (ending: ProvisionRow, beginning: ProvisionRow) =>
    ending.number === beginning.number && ending.until?.getTime() === beginning.since?.getTime();
  return provisions.flatMap((provision) => {
    const { since, until, addedById, removedById } = provision;
    const isReplaced = until !== null && provisions.some((other) => meets(provision, other));
    const kind = provisions.some((other) => meets(other, provision))
      ? 'PROVISION_REPLACED'
      : 'PROVISION_ADDED';
    return [
      ...(until && !isReplaced
        ? [
            {
              ...NOTHING,
              on: dayOf(until),
              kind: 'PROVISION_REMOVED' as const,
              provision,
              amendmentId: removedById,
            },
          ]
        : []),
      ...(since ? [{ ...NOTHING, on: dayOf(since), kind, provision, amendmentId: addedById } as const] : []),
    ];
  });
}
