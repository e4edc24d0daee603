-- An agreement ends by whatever comes first. Where that is one of several ends, and nobody can tell which, its status is ENDED.

ALTER TABLE agreement
  DROP CONSTRAINT agreement_end_status,
  ADD CONSTRAINT agreement_end_status CHECK (
    (ended_on IS NULL) = (end_status IS NULL) AND end_status IN ('TERMINATED', 'EXPIRED', 'REPLACED', 'ENDED'));

-- The days on which the agreement that it supplements has surely ended, and it with that.
CREATE FUNCTION days_after_parent(of agreement) RETURNS DATEMULTIRANGE STABLE LANGUAGE sql AS $$
  SELECT CASE WHEN of.survives_parent THEN '{}' ELSE days_in(of.supplements_id, 'TERMINATED', 'EXPIRED', 'REPLACED', 'ENDED') END
$$;

-- The first day on which it can have ended with that, or with what that hangs on.
CREATE FUNCTION may_end_with_parent_from(of agreement) RETURNS DATE STABLE LANGUAGE sql AS $$
  WITH RECURSIVE up(id) AS (
    SELECT of.supplements_id WHERE NOT of.survives_parent
    UNION SELECT a.supplements_id FROM up JOIN agreement a ON a.id = up.id WHERE NOT a.survives_parent)
  SELECT min(COALESCE(end_earliest, '-infinity')) FROM up JOIN agreement USING (id) WHERE ended_on IS NOT NULL
$$;

-- Of one phase.
CREATE OR REPLACE FUNCTION phase_is_true(told phase, of agreement) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM event WHERE agreement_id = of.id AND kind = 'DRAFT_WITHDRAWN') THEN told.status = 'WITHDRAWN'
    ELSE CASE told.status
      WHEN 'NEGOTIATING' THEN of.origin = 'NEGOTIATED'
        AND (of.signed_earliest IS NULL OR told.until <= of.signed_earliest)
      WHEN 'SIGNED' THEN told.since >= of.signed_latest AND (of.supplements_id IS NOT NULL OR
        CASE WHEN of.start_latest IS NULL THEN TRUE ELSE told.until <= of.start_latest END)
      WHEN 'IN_FORCE' THEN told.since >= of.start_latest
        AND (of.end_status IS NULL OR told.until <= of.end_earliest)
        AND NOT EXISTS (
          SELECT 1 FROM suspension s
          WHERE s.agreement_id = of.id AND daterange(s.since, s.until) && daterange(told.since, told.until))
        AND CASE WHEN outlives_party_from(of.id) IS NULL THEN TRUE ELSE told.until <= outlives_party_from(of.id) END
        AND CASE
          WHEN of.supplements_id IS NULL THEN TRUE
          WHEN of.survives_parent THEN daterange(told.since, told.until) <@
            days_in(of.supplements_id, 'IN_FORCE', 'UNKNOWN', 'TERMINATED', 'EXPIRED', 'REPLACED', 'ENDED')
          ELSE daterange(told.since, told.until) <@ days_in(of.supplements_id, 'IN_FORCE') END
      WHEN 'SUSPENDED' THEN told.since >= of.start_latest AND (of.supplements_id IS NOT NULL OR daterange(told.since, told.until) <@ (
          SELECT range_agg(daterange(s.since, s.until)) FROM suspension s WHERE s.agreement_id = of.id))
      WHEN 'UNKNOWN' THEN (of.end_latest IS NULL OR told.until <= of.end_latest)
        AND NOT daterange(told.since, told.until) && days_after_parent(of)
        AND (of.origin = 'RECORDED' OR of.supplements_id IS NOT NULL OR outlives_party_from(of.id) IS NOT NULL)
        AND NOT daterange(told.since, told.until) && surely_in_force(of)
      WHEN 'WITHDRAWN' THEN FALSE
      WHEN 'ENDED' THEN (told.since >= of.end_latest OR daterange(told.since, told.until) <@ days_after_parent(of))
        AND (of.end_earliest > lower(days_after_parent(of))) IS NOT TRUE AND (of.end_status = 'ENDED'
          OR of.end_status <> 'TERMINATED' AND may_end_with_parent_from(of) < COALESCE(of.end_latest, 'infinity'))
      ELSE (told.since >= of.end_latest AND told.status = of.end_status
          AND (told.status = 'TERMINATED' OR (may_end_with_parent_from(of) < of.end_latest) IS NOT TRUE))
        OR (told.status = 'TERMINATED' AND daterange(told.since, told.until) <@ days_after_parent(of)
          AND (of.ended_on IS NULL OR of.end_status = 'TERMINATED' OR told.since < of.end_earliest)) END
    END
$$;

-- An end of its own falls due no more where it ends with what it supplements before that, and amendments have no effect after either.
CREATE OR REPLACE VIEW deadline AS
SELECT
  md5(concat_ws(' ', kind, agreement_id, amendment_id, party_id))::UUID AS id,
  kind, agreement_id, amendment_id, party_id, "on", earliest, latest,
  COALESCE(earliest, latest, DATE '9999-12-31') AS ascending,
  confidential
FROM (
  -- An agreement ends.
  SELECT
    (CASE end_status WHEN 'EXPIRED' THEN 'EXPIRY' WHEN 'REPLACED' THEN 'REPLACEMENT' ELSE 'TERMINATION' END)::deadline_kind AS kind,
    id AS agreement_id, NULL::UUID AS amendment_id, NULL::UUID AS party_id,
    ended_on AS "on", end_earliest AS earliest, end_latest AS latest, FALSE AS confidential
  FROM agreement
  WHERE ended_on IS NOT NULL AND NOT EXISTS (
    SELECT FROM phase
    WHERE supplements_id IS NOT NULL AND agreement_id = agreement.id AND phase.status = 'TERMINATED' AND phase.since < end_earliest
  )

  UNION ALL
  -- It ends with what it supplements.
  SELECT 'TERMINATION', agreement.id, NULL, NULL, phase.since::TEXT, phase.since, phase.since, FALSE
  FROM agreement JOIN phase ON phase.agreement_id = agreement.id
  WHERE supplements_id IS NOT NULL AND phase.status = 'TERMINATED' AND phase.since IS NOT NULL
    AND (ended_on IS NULL OR end_earliest > phase.since)

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
