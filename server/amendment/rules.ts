// Whether the changes of an amendment fit the terms that will hold on its day. Pure.
import type { ScopeKind } from '../db/generated/prisma/enums.ts';

export type Change =
  | { readonly kind: 'ADD_SCOPE'; readonly scope: ScopeKind; readonly note: string | null }
  | { readonly kind: 'REMOVE_SCOPE'; readonly scope: ScopeKind }
  | ProvisionChange
  | { readonly kind: 'REMOVE_PROVISION'; readonly number: string };

export interface ProvisionChange {
  readonly kind: 'ADD_PROVISION' | 'REPLACE_PROVISION';
  readonly number: string;
  readonly heading: string | null;
  readonly text: string;
}

/** What holds on the amendment's day without it. */
export interface HoldingTerms {
  readonly scopes: readonly ScopeKind[];
  readonly provisions: readonly string[];
  /** Those of them that another amendment brings on that very day. */
  readonly newScopes: readonly ScopeKind[];
  readonly newProvisions: readonly string[];
}

export interface Misfit {
  /** The place of the change in the amendment. */
  readonly index: number;
  readonly message: string;
}

/** Why changes do not fit, each with its place; empty where all do. No two of them may concern the same term. */
export function misfits(changes: readonly Change[], holding: HoldingTerms): Misfit[] {
  const found: Misfit[] = [];
  const seen = new Set<string>();
  changes.forEach((change, index) => {
    const term = termOf(change);
    const message = seen.has(term)
      ? `Another change concerns ${term} already; make one change of the two.`
      : misfit(change, holding);
    seen.add(term);
    if (message !== null) found.push({ index, message });
  });
  return found;
}

function misfit(change: Change, holding: HoldingTerms): string | null {
  const { scopes, provisions, newScopes, newProvisions } = holding;
  const term = termOf(change);
  const holds = 'scope' in change ? scopes.includes(change.scope) : provisions.includes(change.number);
  const adds = change.kind === 'ADD_SCOPE' || change.kind === 'ADD_PROVISION';
  if (adds && holds)
    return `The agreement has ${term} on that day already; ${'scope' in change ? 'leave it out' : 'replace it instead'}.`;
  if (!adds && !holds)
    return `The agreement does not have ${term} on that day; add it instead, or leave it out.`;
  const isNew = 'scope' in change ? newScopes.includes(change.scope) : newProvisions.includes(change.number);
  if (isNew) return `Another amendment brings ${term} on that very day; choose a later day.`;
  return null;
}

function termOf(change: Change): string {
  return 'scope' in change ? `the scope ${change.scope}` : `the provision ${change.number}`;
}
