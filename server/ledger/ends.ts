// Which of several ends an agreement has: it ends once, by whatever comes first. Pure.
import type { AgreementStatus } from '../db/generated/prisma/enums.ts';
import type { Span } from './edtf.ts';

/** ENDED where nobody can tell which of the others. */
export type EndStatus = Extract<AgreementStatus, 'TERMINATED' | 'EXPIRED' | 'REPLACED' | 'ENDED'>;

export interface End {
  readonly span: Span;
  readonly status: EndStatus;
}

/** The ends that can be the first. Of two on one day that is the one given first. */
export function mayBeFirst<Told extends End>(ends: readonly Told[]): Told[] {
  return ends.filter(({ span: { earliest } }, place) =>
    ends.every(({ span: { latest } }, other) => {
      if (other === place || earliest === null || latest === null) return true;
      return other < place ? earliest < latest : earliest <= latest;
    }),
  );
}

/** The days on which the first of several ends, of which there must be at least one, can fall. */
export function firstSpan(ends: readonly End[]): Span {
  const earliest = ends.map(({ span }) => span.earliest);
  const latest = ends.map(({ span }) => span.latest).filter((day) => day !== null);
  return {
    earliest: earliest.includes(null) ? null : (earliest.sort()[0] ?? null),
    latest: latest.sort()[0] ?? null,
  };
}

/** The status that all of them have, of which there must be at least one. */
export function oneStatus(statuses: readonly EndStatus[]): EndStatus {
  const [status = 'ENDED', ...others] = new Set(statuses);
  return others.length === 0 ? status : 'ENDED';
}
