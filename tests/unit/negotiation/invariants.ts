// What is true of the database after any sequence of acts.
import { expect } from '@jest/globals';
import type { Database } from '../../../server/db/client.ts';
import type { Prisma } from '../../../server/db/generated/prisma/client.ts';
import { dayOf } from '../../../server/ledger/day.ts';
import { foldEvents } from '../../../server/ledger/fold.ts';
import { phasesOf, type Standing } from '../../../server/ledger/state.ts';
import { toldBy } from '../../kit/standing.ts';
import { foldedTerms, storedTerms } from '../../kit/terms.ts';

/** Holds the tables of the agreements with these slugs, and of their parents among them, against their ledger and the rules. */
export async function expectInvariants(db: Database, slugs: readonly string[]): Promise<void> {
  const agreements = await db.agreement.findMany({ where: { slug: { in: [...slugs] } }, select: READ });
  for (const agreement of agreements) expect(stored(agreement)).toEqual(folded(agreement, agreements));
  const ids = agreements.map(({ id }) => id);
  expect(await storedTerms(db, ids)).toEqual(await foldedTerms(db, ids));
  expect(await db.$queryRawUnsafe(ALL_BROKEN, [...slugs])).toEqual([]);
}

const READ = {
  id: true,
  slug: true,
  origin: true,
  termMonths: true,
  supplementsId: true,
  survivesParent: true,
  signedOn: true,
  signedEarliest: true,
  signedLatest: true,
  inForceOn: true,
  startEarliest: true,
  startLatest: true,
  endStatus: true,
  endedOn: true,
  endEarliest: true,
  endLatest: true,
  parties: { select: { partyId: true } },
  events: {
    select: {
      id: true,
      kind: true,
      partyId: true,
      on: true,
      disputed: true,
      correctsId: true,
      details: true,
    },
    orderBy: { position: 'asc' },
  },
  phases: {
    select: { since: true, until: true, status: true, inForce: true },
    orderBy: { position: 'asc' },
  },
} as const satisfies Prisma.AgreementSelect;

type Row = Prisma.AgreementGetPayload<{ select: typeof READ }>;

const day = (date: Date | null) => date && dayOf(date);

/** What the columns say. */
function stored(row: Row) {
  return {
    slug: row.slug,
    signed: [row.signedOn, day(row.signedEarliest), day(row.signedLatest)],
    start: [row.inForceOn, day(row.startEarliest), day(row.startLatest)],
    end: [row.endStatus, row.endedOn, day(row.endEarliest), day(row.endLatest)],
    phases: row.phases.map(({ since, until, ...state }) => ({
      ...state,
      since: day(since),
      until: day(until),
    })),
  };
}

/** What the ledger says. */
function folded(row: Row, rows: readonly Row[]) {
  const { signed, entered, start, end } = boundsOf(row);
  return {
    slug: row.slug,
    signed: [signed?.edtf ?? null, signed?.span.earliest ?? null, signed?.span.latest ?? null],
    start: [entered?.edtf ?? null, start?.earliest ?? null, start?.latest ?? null],
    end: [end?.status ?? null, end?.edtf ?? null, end?.span.earliest ?? null, end?.span.latest ?? null],
    phases: phasesOf(standingOf(row, rows)),
  };
}

function boundsOf({ origin, termMonths, parties, events }: Row) {
  return foldEvents(
    { origin, termMonths, partyIds: parties.map(({ partyId }) => partyId) },
    events.map((event) => ({ ...event, ...toldBy(event.details) })),
  );
}

function standingOf(row: Row, rows: readonly Row[]): Standing {
  const { origin, survivesParent } = row;
  const bounds = boundsOf(row);
  const parent = rows.find(({ id }) => id === row.supplementsId);
  return {
    ...bounds,
    origin,
    survivesParent,
    signed: bounds.signed?.span ?? null,
    dissolutions: [],
    parent: parent ? standingOf(parent, rows) : null,
  };
}

const OF_RUN = 'a.slug = ANY($1::TEXT[])';
const WRITTEN = (table: string) => `
  SELECT a.slug FROM ${table} r JOIN agreement a ON a.id = r.agreement_id WHERE ${OF_RUN} AND NOT EXISTS (
    SELECT 1 FROM event e WHERE e.agreement_id = a.id AND e.appended_in::XID = r.xmin)`;

/** Each query finds what breaks a rule. */
const BROKEN: Readonly<Record<string, string>> = {
  'concluded is what every party consented to in its current draft': `
    SELECT a.slug FROM agreement a WHERE ${OF_RUN} AND a.origin = 'NEGOTIATED' AND a.concluded <> NOT EXISTS (
      SELECT 1 FROM agreement_party p WHERE p.agreement_id = a.id AND NOT EXISTS (
        SELECT 1 FROM consent c WHERE c.agreement_id = a.id AND c.party_id = p.party_id
          AND c.draft_number = (SELECT max(number) FROM draft WHERE agreement_id = a.id)))`,
  'entry into force waits for consents and approvals': `
    SELECT a.slug FROM agreement a WHERE ${OF_RUN} AND a.origin = 'NEGOTIATED' AND a.in_force_on IS NOT NULL AND (
      NOT a.concluded OR a.start_earliest < a.signed_latest + COALESCE(a.days_after_last_consent, 0)
      OR EXISTS (SELECT 1 FROM approval_requirement r WHERE r.agreement_id = a.id AND NOT EXISTS (
        SELECT 1 FROM approval o WHERE (o.agreement_id, o.party_id, o.body) = (r.agreement_id, r.party_id, r.body)
          AND o.on_latest <= a.start_earliest)))`,
  'agreed amendments are numbered 1 to n, and their days do not decrease': `
    SELECT slug FROM (
      SELECT a.slug, m.effective_on, m.sequence, row_number() OVER w AS place,
        lag(m.effective_on) OVER w AS earlier, a.start_earliest, a.origin
      FROM amendment m JOIN agreement a ON a.id = m.agreement_id WHERE ${OF_RUN} AND m.outcome = 'AGREED'
      WINDOW w AS (PARTITION BY a.id ORDER BY m.sequence)) agreed
    WHERE sequence <> place OR earlier > effective_on OR effective_on < start_earliest
      OR (origin = 'NEGOTIATED' AND start_earliest IS NULL)`,
  'what is agreed has the consent of whom it binds': `
    SELECT a.slug FROM agreement a JOIN agreement_party p ON p.agreement_id = a.id
    JOIN (SELECT id, agreement_id, effective_on AS "on" FROM amendment WHERE outcome = 'AGREED'
      UNION ALL SELECT id, agreement_id, "on" FROM termination WHERE outcome = 'AGREED') agreed
      ON agreed.agreement_id = a.id
    WHERE ${OF_RUN} AND (p.until IS NULL OR p.until > agreed."on") AND NOT EXISTS (
      SELECT 1 FROM consent c WHERE c.party_id = p.party_id AND agreed.id IN (c.amendment_id, c.termination_id)
        AND c.on_latest <= agreed."on")`,
  'no two terms of a kind hold on one day': `
    SELECT a.slug FROM agreement a JOIN (
      SELECT agreement_id, id, kind::TEXT AS term, daterange(since, until) AS period FROM scope
      UNION ALL SELECT agreement_id, id, 'provision ' || number, daterange(since, until) FROM provision) one
      ON one.agreement_id = a.id
    JOIN (SELECT agreement_id, id, kind::TEXT AS term, daterange(since, until) AS period FROM scope
      UNION ALL SELECT agreement_id, id, 'provision ' || number, daterange(since, until) FROM provision) other
      ON other.agreement_id = a.id AND other.term = one.term AND other.id <> one.id AND other.period && one.period
    WHERE ${OF_RUN}`,
  'a replaced agreement ends when its successor enters into force': `
    SELECT a.slug FROM agreement a JOIN agreement s ON s.replaces_id = a.id
    WHERE ${OF_RUN} AND s.origin = 'NEGOTIATED' AND s.in_force_on IS NOT NULL
      AND (a.end_status, a.ended_on) IS DISTINCT FROM ('REPLACED', s.in_force_on)`,
  'suspensions lie inside the time in force, and do not overlap': `
    SELECT a.slug FROM agreement a JOIN suspension s ON s.agreement_id = a.id WHERE ${OF_RUN} AND (
      s.since < a.start_earliest OR s.since >= a.end_latest OR s.until > a.end_latest OR EXISTS (
        SELECT 1 FROM suspension o WHERE o.agreement_id = a.id AND o.since <> s.since
          AND daterange(o.since, o.until) && daterange(s.since, s.until)))`,
  'an agreement keeps a partner until it ends': `
    SELECT a.slug FROM agreement a WHERE ${OF_RUN} AND NOT EXISTS (
      SELECT 1 FROM agreement_party p WHERE p.agreement_id = a.id AND p.role = 'PARTNER'
        AND (p.until IS NULL OR p.until >= a.end_latest))`,
  'a notice has its effect, no sooner than its period': `
    SELECT a.slug FROM agreement a JOIN event n ON n.agreement_id = a.id AND n.kind = 'NOTICE_GIVEN'
    JOIN agreement_party p ON p.agreement_id = a.id AND p.party_id = n.party_id
    CROSS JOIN LATERAL (SELECT (n.details ->> 'effectiveOn')::DATE AS "on") effect
    WHERE ${OF_RUN} AND (effect."on" < n.on_latest + make_interval(months => COALESCE(a.notice_months, 12))
      OR (p.until IS DISTINCT FROM effect."on" AND a.end_latest IS NULL)
      OR (p.until IS NULL AND a.end_latest > effect."on"))`,
  'what is not concluded has no public event': `
    SELECT a.slug FROM agreement a JOIN event e ON e.agreement_id = a.id
    WHERE ${OF_RUN} AND NOT a.concluded AND e.audience = 'PUBLIC'`,
  'a row was last written by a transaction that appended an event of its agreement': [
    `SELECT a.slug FROM agreement a WHERE ${OF_RUN} AND NOT EXISTS (
      SELECT 1 FROM event e WHERE e.agreement_id = a.id AND e.appended_in::XID = a.xmin)`,
    ...['draft', 'consent', 'approval', 'amendment', 'termination', 'scope', 'provision', 'suspension'].map(
      WRITTEN,
    ),
  ].join(' UNION ALL '),
};

const ALL_BROKEN = Object.entries(BROKEN)
  .map(([rule, query]) => `SELECT '${rule}' AS rule, broken.slug FROM (${query}) broken`)
  .join(' UNION ALL ');
