-- Loads as many agreements as the setting bench.agreements says, each between the host and one of a 25th as many parties, with two
-- scopes and one amendment on average. Triggers are off, for they look at each row: so what they and the projections would write is written
-- here. Ids ascend as those of the registry do.

SET session_replication_role = replica;
SET maintenance_work_mem = '256MB';

-- No events tell of these agreements, so no start may fold them anew.
UPDATE fold_rules SET version = 2147483647;

-- Indexes are made again at the end, for all rows at once, which takes a fraction of the time.
CREATE TEMP TABLE secondary_index AS
  SELECT indexrelid::REGCLASS::TEXT AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
  WHERE indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::REGNAMESPACE)
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid);
DO $$ BEGIN EXECUTE (SELECT 'DROP INDEX ' || string_agg(name, ', ') FROM secondary_index); END $$;

-- As in ids of version 7 the first 48 bits ascend: where ids differ only further on, the exclusion constraints' indexes cannot tell them apart.
CREATE FUNCTION pg_temp.id_of(kind INTEGER, number BIGINT) RETURNS UUID IMMUTABLE LANGUAGE sql AS $$
  SELECT (lpad(to_hex(x'019a00000000'::BIGINT + number), 12, '0') || '70008000' || lpad(to_hex(kind), 12, '0'))::UUID $$;

CREATE FUNCTION pg_temp.word_of(number BIGINT) RETURNS TEXT IMMUTABLE LANGUAGE sql AS $$
  SELECT initcap(string_agg((ARRAY['ba', 'cor', 'du', 'fen', 'gal', 'hir', 'jo', 'kel', 'lan', 'mir', 'nor', 'pas', 'qui', 'rem', 'sul', 'tav'])
    [1 + (number * 2654435761 >> place) % 16], '' ORDER BY place)) FROM generate_series(3, 12, 3) place $$;

CREATE TEMP TABLE made_party AS
  SELECT number, pg_temp.id_of(1, number) AS id,
    CASE WHEN number = 0 THEN 'Host Organization' ELSE
      format('%s %s of %s', (ARRAY['International', 'Regional', 'National', 'Joint', 'Permanent'])[1 + number % 5],
        (ARRAY['Office', 'Commission', 'Court', 'Bureau', 'Agency', 'Union', 'Council'])[1 + number % 7], pg_temp.word_of(number)) END AS name,
    (enum_range(NULL::party_category))[1 + number % 5] AS category
  FROM generate_series(0, current_setting('bench.agreements')::BIGINT / 25 - 1) number;

CREATE TEMP TABLE made_agreement AS
  SELECT made.number, pg_temp.id_of(2, made.number) AS id, partner.id AS partner_id, partner.category,
    format('%s on %s between the Host Organization and the %s', (ARRAY['Agreement', 'Arrangement', 'Protocol'])[1 + made.number % 3],
      (ARRAY['cooperation', 'access to databases', 'training', 'liaison officers'])[1 + made.number % 4], partner.name) AS title,
    signed, signed + 30 + (made.number % 200)::INTEGER AS started,
    CASE WHEN made.number % 8 = 0 THEN signed + 1000 END AS ended,
    (ARRAY[0, 1, 1, 2])[1 + made.number % 4] AS amendments,
    1 + made.number % 5 AS first_scope
  FROM generate_series(1, current_setting('bench.agreements')::BIGINT) made (number)
    JOIN made_party partner ON partner.number = 1 + made.number * 7919 % (current_setting('bench.agreements')::BIGINT / 25 - 1),
    LATERAL (SELECT DATE '1990-01-01' + (made.number * 37 % 12000)::INTEGER AS signed) day;

CREATE TEMP TABLE made_amendment AS
  SELECT pg_temp.id_of(3, number * 2 + sequence) AS id, agreement.id AS agreement_id, number, sequence, partner_id,
    started + 400 * sequence AS effective_on, (enum_range(NULL::scope_kind))[1 + (first_scope + sequence) % 5] AS scope
  FROM made_agreement agreement, generate_series(1, amendments) sequence;

CREATE TEMP TABLE made_event AS
  SELECT agreement.id AS agreement_id, NULL::UUID AS amendment_id, place, kind, "on"
  FROM made_agreement agreement, LATERAL (VALUES
    (1, 'DESCRIBED', NULL), (2, 'SIGNED', signed), (3, 'ENTERED_INTO_FORCE', started), (4, 'TERMINATED', ended)) fact (place, kind, "on")
  WHERE place < 4 OR ended IS NOT NULL
  UNION ALL SELECT agreement_id, id, 4 + sequence, 'AMENDMENT_AGREED', effective_on FROM made_amendment;

INSERT INTO party (id, slug, name, acronym, category, is_host, agreement_count)
  SELECT party.id, 'party-' || party.number, name, CASE WHEN party.number % 3 = 0 THEN 'P' || party.number END,
    CASE WHEN party.number > 0 THEN party.category END, party.number = 0,
    CASE WHEN party.number = 0 THEN current_setting('bench.agreements')::BIGINT ELSE count(agreement.id) END
  FROM made_party party LEFT JOIN made_agreement agreement ON party.id = partner_id
  GROUP BY party.id, party.number, name, party.category;

INSERT INTO agreement (id, slug, title, kind, origin, lead_partner_id, category, concluded, signed_on, signed_earliest, signed_latest,
    in_force_on, start_earliest, start_latest, ended_on, end_earliest, end_latest, end_status)
  SELECT id, 'agreement-' || number, title, 'ARRANGEMENT', 'RECORDED', partner_id, category, true, signed, signed, signed,
    started, started, started, ended, ended, ended, CASE WHEN ended IS NOT NULL THEN 'TERMINATED'::agreement_status END
  FROM made_agreement;

INSERT INTO agreement_party (agreement_id, party_id, role, position)
  SELECT id, pg_temp.id_of(1, 0), 'HOST'::party_role, 0 FROM made_agreement
  UNION ALL SELECT id, partner_id, 'PARTNER', 1 FROM made_agreement;

INSERT INTO phase (agreement_id, position, since, until, status, in_force)
  SELECT id, place, since, until, status::agreement_status, in_force::certainty
  FROM made_agreement, LATERAL (VALUES
    (0, NULL, signed, 'NEGOTIATING', 'NO'), (1, signed, started, 'SIGNED', 'NO'), (2, started, ended, 'IN_FORCE', 'YES'),
    (3, ended, NULL, 'TERMINATED', 'NO')) phase (place, since, until, status, in_force)
  WHERE place < 3 OR ended IS NOT NULL;

INSERT INTO event (id, position, kind, agreement_id, amendment_id, "on", on_earliest, on_latest)
  SELECT pg_temp.id_of(4, place + 10 * row_number() OVER ()), nextval('event_position_seq'), kind::event_kind, agreement_id, amendment_id,
    "on", "on", "on"
  FROM made_event;

INSERT INTO amendment (id, agreement_id, sequence, title, effective_on, outcome, proposed_by_id)
  SELECT id, agreement_id, sequence, 'Amendment ' || sequence, effective_on, 'AGREED', partner_id FROM made_amendment;

INSERT INTO amendment_change (amendment_id, position, kind, scope)
  SELECT id, 0, 'ADD_SCOPE', scope FROM made_amendment;

INSERT INTO scope (id, agreement_id, kind, since, event_id, added_by_id)
  SELECT pg_temp.id_of(5, row_number() OVER ()), scope.agreement_id, scope.kind, scope.since, event.id, scope.amendment_id
  FROM (
    SELECT id AS agreement_id, (enum_range(NULL::scope_kind))[1 + (first_scope + place) % 5] AS kind, NULL::DATE AS since, NULL::UUID AS amendment_id
    FROM made_agreement, (VALUES (0), (-1)) described (place) WHERE (place = 0 AND amendments < 2) OR (place = -1 AND amendments < 1)
    UNION ALL SELECT agreement_id, scope, effective_on, id FROM made_amendment) scope
  JOIN event ON event.agreement_id = scope.agreement_id AND event.amendment_id IS NOT DISTINCT FROM scope.amendment_id
    AND event.kind IN ('DESCRIBED', 'AMENDMENT_AGREED');

INSERT INTO search_term (party_id, agreement_id, field, text)
  SELECT id, NULL::UUID, 'NAME'::search_field, name FROM party
  UNION ALL SELECT id, NULL, 'ACRONYM', acronym FROM party WHERE acronym IS NOT NULL
  UNION ALL SELECT NULL, id, 'TITLE', title FROM agreement;

INSERT INTO search_word (word) SELECT DISTINCT unnest(words_of(folded)) FROM search_term;

DO $$ BEGIN EXECUTE (SELECT string_agg(definition, '; ') FROM secondary_index); END $$;
RESET maintenance_work_mem;
RESET session_replication_role;
