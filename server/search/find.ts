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

/** The columns of a hit in the database, in the words of Prisma. */
export const HIT_COLUMNS = { id: 'String', type: 'String', score: 'Float', matched: 'String' } as const;

/** Who searches where. */
export interface Searcher {
  readonly db: Database;
  readonly principal: Principal;
}

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** Of so many names and titles that hold all words the shortest are found. */
const HELD_MAX = Prisma.raw('5000');
const SHORTEST_MAX = Prisma.raw('500');
/** A part of the words leads to nothing where more names and titles hold it. */
const HOLDERS_MAX = Prisma.raw('500');
/** Where nothing is so much like a text as a whole, more is looked for. */
const ALIKE = Prisma.raw('0.5');

/**
 * What is most like a text, best first. A name or title is found that holds each word of it, which may be misspelt or only begun. Where nothing
 * of that is much like the text as a whole, what holds all its words but one is found if it is somewhat like the whole; then what holds any of
 * its words; and at last each name of a party that is. All are ranked by likeness to the whole alone, because a text that a long title happens to hold is less
 * likely meant than a name that it nearly is.
 */
export async function findLike(
  { db, principal }: Searcher,
  text: string,
  { limit, offset }: Page,
): Promise<Hit[]> {
  return db.$queryRaw<Hit[]>`
    /* findLike */ SELECT id, type, score, matched FROM (${hitsLike(text, principal)}) hit ORDER BY place LIMIT ${limit} OFFSET ${offset}`;
}

/** How many parties and agreements `findLike` finds in all. */
export async function countLike({ db, principal }: Searcher, text: string): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    /* countLike */ SELECT count(*)::INTEGER AS count FROM (${hitsLike(text, principal)}) hit`;
  return rows[0]?.count ?? 0;
}

/**
 * The statement whose rows are the hits, each with its `place` among them, from 1 on. What it takes hardly grows with the registry, because
 * words lead to the few terms that hold them all:
 *
 * - `word`: what may be meant by each word of the text. Of less than three letters none is only begun.
 * - `held`: what holds all words. Where that is too much, the shortest terms are found sooner by walking all terms, shortest first, and either
 *   way they are the same. The shortest are the most alike: likeness is the share of trigrams in common. OFFSET 0 keeps the order of the walk.
 * - `partly`: what holds all words but one, for each of them.
 * - `hardly`: what holds a word, for each that is not in use everywhere.
 * - `alike`: names of parties that have enough trigrams in common. This alone takes longer with every party.
 *
 * A party comes before an agreement that is not clearly more like the text, and an exact name before everything.
 */
export function hitsLike(text: string, principal: Principal): Prisma.Sql {
  const visible = visibleTerm(principal);
  return Prisma.sql`
    /* hitsLike: the indexes of search_word and search_term; id makes the order total */
    WITH wanted AS MATERIALIZED (SELECT fold_text(${text}) AS folded),
    word AS MATERIALIZED (
      SELECT given, (
        SELECT '(' || coalesce(string_agg(quote_literal(known.word), '|'), quote_literal(given)) || ')' FROM search_word known
        WHERE known.word BETWEEN (given COLLATE "C") AND given || CASE WHEN length(given) < 3 THEN '' ELSE chr(1114111) END
          OR known.spellings && spellings_of(given)
      ) AS meant FROM wanted, LATERAL (SELECT DISTINCT unnest(words_of(folded)) AS given) AS words
    ),
    every AS MATERIALIZED (SELECT string_agg(meant, '&')::TSQUERY AS word FROM word),
    held AS MATERIALIZED (
      SELECT ${TERM} FROM every JOIN search_term term ON term.words @@ every.word LIMIT ${HELD_MAX}
    ),
    few AS MATERIALIZED (SELECT count(*) < ${HELD_MAX} AS held FROM held),
    nearest AS MATERIALIZED (
      (SELECT ${TERM} FROM (SELECT * FROM held ORDER BY trigrams, id OFFSET 0) term
        WHERE (SELECT held FROM few) AND ${visible} ORDER BY trigrams, id LIMIT ${SHORTEST_MAX})
      UNION ALL
      (SELECT ${TERM} FROM (SELECT * FROM search_term ORDER BY trigrams, id OFFSET 0) term
        WHERE (SELECT NOT held FROM few) AND term.words @@ (SELECT word FROM every) AND ${visible}
        ORDER BY trigrams, id LIMIT ${SHORTEST_MAX})
      UNION ALL
      SELECT ${TERM} FROM wanted JOIN search_term term ON term.folded = wanted.folded WHERE ${visible}
    ),
    near AS MATERIALIZED (SELECT ${TERM}, ${SCORE} FROM nearest term, wanted),
    all_but_one AS MATERIALIZED (
      SELECT (SELECT string_agg(other.meant, '&')::TSQUERY FROM word other WHERE other.given <> word.given) AS words FROM word
      WHERE (SELECT ${noneAlike('near')})
    ),
    partly AS MATERIALIZED (${holding('all_but_one', visible)}),
    one_word AS MATERIALIZED (
      SELECT meant::TSQUERY AS words FROM word WHERE (SELECT ${noneAlike('near')}) AND (SELECT ${noneAlike('partly')})
    ),
    hardly AS MATERIALIZED (${holding('one_word', visible)}),
    alike AS (
      SELECT ${TERM}, ${SCORE} FROM wanted JOIN search_term term ON term.party_id IS NOT NULL AND term.folded % wanted.folded
      WHERE (SELECT ${noneAlike('near')}) AND (SELECT ${noneAlike('partly')}) AND (SELECT ${noneAlike('hardly')})
    ),
    best AS (
      SELECT DISTINCT ON (id)
        COALESCE(term.party_id, term.agreement_id) AS id,
        CASE WHEN term.party_id IS NULL THEN 'Agreement' ELSE 'Party' END AS type, score, term.text AS matched
      FROM (SELECT * FROM near UNION ALL SELECT * FROM partly UNION ALL SELECT * FROM hardly UNION ALL SELECT * FROM alike) term
      ORDER BY id, score DESC, matched
    )
    SELECT id, type, score, matched, row_number() OVER (
      ORDER BY (score = 1) DESC, score + CASE type WHEN 'Party' THEN 0.05 ELSE 0 END DESC, id
    ) AS place FROM best`;
}

/** The terms that hold the words of any row of `wordings`, if those are not too many, and are somewhat like the text. */
function holding(wordings: string, visible: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT DISTINCT ${TERM}, ${SCORE} FROM wanted, ${Prisma.raw(wordings)} AS wording, LATERAL (
      SELECT ${TERM}, count(*) OVER () AS holders FROM (
        SELECT ${TERM} FROM search_term term WHERE term.words @@ wording.words AND ${visible} LIMIT ${HOLDERS_MAX} + 1
      ) term
    ) term
    WHERE term.holders <= ${HOLDERS_MAX} AND (similarity(term.folded, wanted.folded) >= 0.2 OR word_similarity(wanted.folded, term.folded) >= 0.4)`;
}

function noneAlike(terms: string): Prisma.Sql {
  return Prisma.sql`coalesce(max(score), 0) < ${ALIKE} FROM ${Prisma.raw(terms)}`;
}

const TERM = Prisma.sql`term.party_id, term.agreement_id, term.text, term.folded, term.trigrams, term.id`;

// Other words may have the same trigrams, and so may the same in another order: "CIS ATC" and "ATC-CIS".
const SCORE = Prisma.sql`
  CASE WHEN term.folded = wanted.folded THEN 1 ELSE LEAST(similarity(term.folded, wanted.folded), 0.99) END::FLOAT8 AS score`;

/** The same as `visibleAgreements`, for a term of an agreement; every party is public. */
function visibleTerm({ role, partyId }: Principal): Prisma.Sql {
  if (role === 'REGISTRAR') return Prisma.sql`TRUE`;
  return Prisma.sql`coalesce((
    SELECT agreement.concluded OR EXISTS (
      SELECT 1 FROM agreement_party own WHERE own.agreement_id = agreement.id AND own.party_id = ${partyId}::UUID)
    FROM agreement WHERE agreement.id = term.agreement_id), TRUE)`;
}
