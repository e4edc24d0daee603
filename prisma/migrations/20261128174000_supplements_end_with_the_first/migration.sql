-- A supplement ends by itself or with what it supplements, whichever comes first. Where days are imprecise, that is one of the days on which
-- the first of these ends can fall, as server/ledger/ends.ts tells them.

CREATE FUNCTION ending_as(status agreement_status) RETURNS deadline_kind IMMUTABLE LANGUAGE sql AS $$
  SELECT (CASE status WHEN 'EXPIRED' THEN 'EXPIRY' WHEN 'REPLACED' THEN 'REPLACEMENT' ELSE 'TERMINATION' END)::deadline_kind
$$;

CREATE VIEW supplement_end AS
WITH RECURSIVE hanging(agreement_id, up, distance) AS (
  SELECT id, id, 0 FROM agreement
  WHERE supplements_id IS NOT NULL AND NOT survives_parent
    AND NOT EXISTS (SELECT FROM phase WHERE phase.agreement_id = agreement.id AND status = 'WITHDRAWN')
  UNION ALL
  SELECT agreement_id, supplements_id, distance + 1 FROM hanging JOIN agreement ON id = up
  WHERE supplements_id IS NOT NULL AND NOT survives_parent
), told AS (
  SELECT agreement_id, distance, end_status, ended_on,
    COALESCE(end_earliest, '-infinity') AS earliest, COALESCE(end_latest, 'infinity') AS latest
  FROM hanging JOIN agreement ON id = up
  WHERE ended_on IS NOT NULL
), surely_first AS (
  SELECT DISTINCT ON (agreement_id) agreement_id, latest, distance
  FROM told ORDER BY agreement_id, latest, distance
), may_be_first AS (
  -- Of two ends on one day the nearer counts.
  SELECT told.* FROM told JOIN surely_first USING (agreement_id)
  WHERE (told.earliest, told.distance) <= (surely_first.latest, surely_first.distance)
), span AS (
  SELECT agreement_id,
    CASE max(distance) WHEN 0 THEN ending_as(min(end_status)) ELSE 'TERMINATION' END AS kind,
    CASE count(DISTINCT ended_on) WHEN 1 THEN min(ended_on) END AS stated,
    NULLIF(min(earliest), '-infinity') AS earliest, NULLIF(min(latest), 'infinity') AS latest
  FROM may_be_first
  GROUP BY agreement_id
)
SELECT agreement_id, kind,
  CASE
    WHEN stated IS NOT NULL THEN stated
    WHEN earliest = latest THEN to_char(earliest, 'YYYY-MM-DD')
    -- Of several without any bound: in some year.
    WHEN earliest IS NULL AND latest IS NULL THEN 'XXXX'
    ELSE format('[%s..%s]', to_char(earliest, 'YYYY-MM-DD'), to_char(latest, 'YYYY-MM-DD')) END AS "on",
  earliest, latest
FROM span;

CREATE OR REPLACE VIEW deadline AS
SELECT
  md5(concat_ws(' ', kind, agreement_id, amendment_id, party_id))::UUID AS id,
  kind, agreement_id, amendment_id, party_id, "on", earliest, latest,
  COALESCE(earliest, latest, DATE '9999-12-31') AS ascending,
  confidential
FROM (
  -- An agreement ends by itself.
  SELECT
    ending_as(end_status) AS kind, id AS agreement_id, NULL::UUID AS amendment_id, NULL::UUID AS party_id,
    ended_on AS "on", end_earliest AS earliest, end_latest AS latest, FALSE AS confidential
  FROM agreement
  WHERE ended_on IS NOT NULL AND (supplements_id IS NULL OR survives_parent)

  UNION ALL
  -- It ends by itself or with what it supplements.
  SELECT kind, agreement_id, NULL, NULL, "on", earliest, latest, FALSE
  FROM supplement_end

  UNION ALL
  -- A party leaves it, and it goes on.
  SELECT 'WITHDRAWAL', agreement_id, NULL, party_id, until::TEXT, until, until, FALSE
  FROM agreement_party JOIN agreement ON agreement.id = agreement_id
  WHERE until IS NOT NULL AND (ended_on IS NULL OR end_earliest > until)

  UNION ALL
  -- Notice can be given for the last time before its term is over, and may be renewed.
  SELECT 'NOTICE_DEADLINE', id, NULL, NULL, due::TEXT, due, due, FALSE
  FROM agreement CROSS JOIN LATERAL notice_deadline(end_earliest, COALESCE(notice_months, 12)) due
  WHERE end_status = 'EXPIRED' AND term_renewable AND end_earliest IS NOT NULL

  UNION ALL
  -- It enters into force on a day that is told.
  SELECT 'ENTRY_INTO_FORCE', id, NULL, NULL, in_force_on, start_earliest, start_latest, FALSE
  FROM agreement
  WHERE in_force_on IS NOT NULL

  UNION ALL
  -- It enters into force on the day that its own rule computes from the consents and approvals that it waited for.
  SELECT 'ENTRY_INTO_FORCE', agreement.id, NULL, NULL, due::TEXT, due, due, FALSE
  FROM agreement CROSS JOIN LATERAL (
    SELECT GREATEST(
      (SELECT max(on_latest) FROM consent WHERE agreement_id = agreement.id AND consent.draft_number = agreement.draft_number)
        + days_after_last_consent,
      (SELECT max(on_latest) FROM approval_requirement JOIN approval USING (agreement_id, party_id, body)
        WHERE agreement_id = agreement.id)
    ) AS due
  ) rule
  WHERE concluded AND days_after_last_consent IS NOT NULL AND in_force_on IS NULL AND ended_on IS NULL
    AND NOT EXISTS (
      SELECT FROM approval_requirement LEFT JOIN approval USING (agreement_id, party_id, body)
      WHERE agreement_id = agreement.id AND approval.id IS NULL
    )

  UNION ALL
  -- An amendment takes effect, unless the agreement is over by then.
  SELECT 'AMENDMENT_EFFECT', agreement_id, id, NULL, effective_on::TEXT, effective_on, effective_on, FALSE
  FROM amendment
  WHERE outcome = 'AGREED' AND NOT EXISTS (
    SELECT FROM phase
    WHERE phase.agreement_id = amendment.agreement_id AND phase.status IN ('TERMINATED', 'EXPIRED', 'REPLACED', 'ENDED')
      AND phase.since <= effective_on AND (phase.until IS NULL OR phase.until > effective_on)
  )

  UNION ALL
  -- A draft waits for the consent of one party.
  SELECT 'AGREEMENT_AWAITING_CONSENT', agreement.id, NULL, (array_agg(party.party_id))[1], NULL, NULL, NULL, TRUE
  FROM agreement JOIN agreement_party party ON party.agreement_id = agreement.id
  WHERE NOT concluded AND NOT EXISTS (
    SELECT FROM consent
    WHERE consent.agreement_id = agreement.id AND consent.draft_number = agreement.draft_number
      AND consent.party_id = party.party_id
  )
  GROUP BY agreement.id
  HAVING count(*) = 1

  UNION ALL
  -- An amendment waits for the consent of one party that it would bind, and that has not left.
  SELECT 'AMENDMENT_AWAITING_CONSENT', agreement_id, amendment.id, (array_agg(party_id))[1], NULL, NULL, NULL, TRUE
  FROM amendment JOIN agreement_party party USING (agreement_id)
  WHERE outcome IS NULL AND (until IS NULL OR until > GREATEST(effective_on, today())) AND NOT EXISTS (
    SELECT FROM consent WHERE consent.amendment_id = amendment.id AND consent.party_id = party.party_id
  )
  GROUP BY agreement_id, amendment.id
  HAVING count(*) = 1

  UNION ALL
  -- A proposal to end it waits for the consent of one party that is still bound by then, and has not left.
  SELECT 'TERMINATION_AWAITING_CONSENT', agreement_id, NULL, (array_agg(party_id))[1], NULL, NULL, NULL, TRUE
  FROM termination JOIN agreement_party party USING (agreement_id)
  WHERE outcome IS NULL AND (until IS NULL OR until > GREATEST("on", today())) AND NOT EXISTS (
    SELECT FROM consent WHERE consent.termination_id = termination.id AND consent.party_id = party.party_id
  )
  GROUP BY agreement_id, termination.id
  HAVING count(*) = 1
) due;
