import type { Principal } from '../auth/principal.ts';
import type { Database } from '../db/client.ts';
import { Prisma } from '../db/generated/prisma/client.ts';

export interface Hit {
  readonly id: string;
  readonly type: 'Party' | 'Agreement';
  /** Likeness to the whole of `matched`, from 0 to 1. */
  readonly score: number;
  /** The name or title that is most like the text. */
  readonly matched: string;
}

/** Who searches where. */
export interface Searcher {
  readonly db: Database;
  readonly principal: Principal;
}

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/**
 * What is most like a text, best first. A term is found where it is like the text as a whole, where it holds something
 * like it, or where it holds all its words; it is ranked by likeness to the whole alone, because a text that a long
 * title happens to hold is less likely meant than a name that it nearly is.
 */
export async function findLike(
  { db, principal }: Searcher,
  text: string,
  { limit, offset }: Page,
): Promise<Hit[]> {
  // A party comes before an agreement that is not clearly more like the text, and an exact name before everything.
  return db.$queryRaw<Hit[]>`
    /* findLike: the trigram and word indexes of search_term; id makes the order total */
    ${bestTerms(text, principal)}
    SELECT id, type, score, matched FROM best
    ORDER BY (score = 1) DESC, score + CASE type WHEN 'Party' THEN 0.05 ELSE 0 END DESC, id
    LIMIT ${limit} OFFSET ${offset}`;
}

/** How many parties and agreements `findLike` finds in all. */
export async function countLike({ db, principal }: Searcher, text: string): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    /* countLike */ ${bestTerms(text, principal)} SELECT count(*)::INTEGER AS count FROM best`;
  return rows[0]?.count ?? 0;
}

// The same words in another order have the same trigrams, and yet are another name: "CIS ATC" and "ATC-CIS". A union, because one
// condition of three would ask each term that any index finds for all three.
function bestTerms(text: string, principal: Principal): Prisma.Sql {
  return Prisma.sql`
    WITH wanted AS MATERIALIZED (SELECT fold_text(${text}) AS folded),
    term AS (
      SELECT term.* FROM wanted JOIN search_term term ON term.folded % wanted.folded
      UNION SELECT term.* FROM wanted JOIN search_term term ON wanted.folded <% term.folded
      UNION SELECT term.* FROM wanted JOIN search_term term
        ON to_tsvector('simple', term.folded) @@ plainto_tsquery('simple', wanted.folded)
    ),
    best AS (
      SELECT DISTINCT ON (id)
        COALESCE(term.party_id, term.agreement_id) AS id,
        CASE WHEN term.party_id IS NULL THEN 'Agreement' ELSE 'Party' END AS type,
        CASE WHEN term.folded = wanted.folded THEN 1 ELSE LEAST(similarity(term.folded, wanted.folded), 0.99) END::FLOAT8
          AS score,
        term.text AS matched
      FROM wanted CROSS JOIN term LEFT JOIN agreement ON agreement.id = term.agreement_id
      WHERE ${visibleTerm(principal)}
      ORDER BY id, score DESC, matched
    )`;
}

/** The same as `visibleAgreements`, for a term of an agreement; every party is public. */
function visibleTerm({ role, partyId }: Principal): Prisma.Sql {
  if (role === 'REGISTRAR') return Prisma.sql`TRUE`;
  return Prisma.sql`(term.agreement_id IS NULL OR agreement.concluded OR EXISTS (
    SELECT 1 FROM agreement_party own WHERE own.agreement_id = agreement.id AND own.party_id = ${partyId}::UUID))`;
}
