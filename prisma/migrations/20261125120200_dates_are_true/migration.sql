-- Rule 10: dates and status are what the ledger amounts to, as far as SQL can tell without folding it as server/ledger/fold.ts does.

-- A text and the days beneath it -----------------------------------------------------------------------------------

-- Of the forms that name one day, month or year. Of the others the code alone knows.
CREATE FUNCTION tells_days(told TEXT, earliest DATE, latest DATE) RETURNS BOOLEAN IMMUTABLE LANGUAGE sql AS $$
  SELECT CASE
    WHEN told ~ '^\d{4}-\d\d-\d\d$' THEN earliest = first AND latest = first
    WHEN told ~ '^\d{4}-\d\d$' THEN earliest = first AND latest = (first + INTERVAL '1 month')::DATE - 1
    WHEN told ~ '^\d{4}$' THEN earliest = first AND latest = (first + INTERVAL '1 year')::DATE - 1
    ELSE TRUE END IS TRUE
  FROM (SELECT CASE WHEN told ~ '^\d{4}(-\d\d){0,2}$' THEN make_date(
    substr(told, 1, 4)::INTEGER, COALESCE(NULLIF(substr(told, 6, 2), ''), '1')::INTEGER, COALESCE(NULLIF(substr(told, 9, 2), ''), '1')::INTEGER)
    END AS first) AS day
$$;

ALTER TABLE event ADD CONSTRAINT event_text_tells_days CHECK (tells_days("on", on_earliest, on_latest));
ALTER TABLE consent ADD CONSTRAINT consent_text_tells_days CHECK (tells_days("on", on_earliest, on_latest));
ALTER TABLE approval ADD CONSTRAINT approval_text_tells_days CHECK (tells_days("on", on_earliest, on_latest));
ALTER TABLE party ADD CONSTRAINT party_text_tells_days CHECK (tells_days(dissolved_on, dissolved_earliest, dissolved_latest));
ALTER TABLE agreement ADD CONSTRAINT agreement_text_tells_days CHECK (
  tells_days(signed_on, signed_earliest, signed_latest) AND tells_days(in_force_on, start_earliest, start_latest)
  AND tells_days(ended_on, end_earliest, end_latest));

-- Where an agreement is negotiated here, every day follows from its acts ---------------------------------------------

CREATE FUNCTION ends_of(ending agreement) RETURNS TABLE (status TEXT, day DATE) STABLE LANGUAGE sql AS $$
  SELECT kind::TEXT, on_earliest FROM event WHERE agreement_id = ending.id AND kind IN ('TERMINATED', 'REPLACED')
  UNION ALL
  SELECT 'EXPIRED', LEAST(DATE '9999-12-31', COALESCE(
    (SELECT (details ->> 'until')::DATE FROM event
     WHERE agreement_id = ending.id AND kind = 'RENEWED' ORDER BY position DESC LIMIT 1),
    (on_earliest + make_interval(months => ending.term_months))::DATE))
  FROM event WHERE agreement_id = ending.id AND kind = 'ENTERED_INTO_FORCE' AND ending.term_months IS NOT NULL
$$;

CREATE OR REPLACE FUNCTION agreement_true_to_acts() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  stored agreement := (SELECT a FROM agreement a WHERE id = NEW.id);
  signed DATE := (
    SELECT max(on_latest) FROM consent
    WHERE agreement_id = stored.id AND draft_number = stored.draft_number AND stored.concluded);
  entered DATE := (SELECT on_earliest FROM event WHERE agreement_id = stored.id AND kind = 'ENTERED_INTO_FORCE');
  ended DATE := (SELECT min(day) FROM ends_of(stored));
BEGIN
  IF (stored.signed_on, stored.signed_earliest, stored.signed_latest) IS DISTINCT FROM (to_char(signed, 'YYYY-MM-DD'), signed, signed)
    OR (stored.in_force_on, stored.start_earliest, stored.start_latest)
      IS DISTINCT FROM (to_char(entered, 'YYYY-MM-DD'), entered, entered)
    OR (stored.ended_on, stored.end_earliest, stored.end_latest) IS DISTINCT FROM (to_char(ended, 'YYYY-MM-DD'), ended, ended)
    OR ended IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM ends_of(stored) WHERE (status, day) = (stored.end_status::TEXT, ended))
  THEN
    RAISE EXCEPTION 'the dates of an agreement are those of its acts'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_true_to_acts';
  END IF;
  RETURN NULL;
END $$;

-- Where it was recorded, a bound is a day that an event of it tells, and a fact that was told and never corrected is not left out.

CREATE FUNCTION is_bound_of(bounded UUID, bound DATE, is_latest BOOLEAN, VARIADIC kinds event_kind[]) RETURNS BOOLEAN
STABLE LANGUAGE sql AS $$
  SELECT bound IS NULL OR EXISTS (
    SELECT 1 FROM event
    WHERE agreement_id = bounded AND NOT disputed AND kind = ANY (kinds || 'CORRECTED'::event_kind)
      AND bound = CASE WHEN is_latest THEN on_latest ELSE on_earliest END)
$$;

CREATE FUNCTION agreement_true_to_evidence() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  stored agreement := (SELECT a FROM agreement a WHERE id = NEW.id);
BEGIN
  IF NOT (is_bound_of(NEW.id, stored.signed_earliest, FALSE, 'SIGNED') AND is_bound_of(NEW.id, stored.signed_latest, TRUE, 'SIGNED')
    AND is_bound_of(NEW.id, stored.start_earliest, FALSE, 'ENTERED_INTO_FORCE', 'SIGNED')
    AND is_bound_of(NEW.id, stored.start_latest, TRUE, 'ENTERED_INTO_FORCE', 'LISTED', 'REPORTED_IN_FORCE')
    AND is_bound_of(NEW.id, stored.end_earliest, FALSE, 'TERMINATED', 'EXPIRED', 'REPLACED')
    AND is_bound_of(NEW.id, stored.end_latest, TRUE, 'TERMINATED', 'EXPIRED', 'REPLACED'))
  OR EXISTS (
    SELECT 1 FROM event e
    WHERE e.agreement_id = NEW.id AND NOT e.disputed AND NOT EXISTS (
        SELECT 1 FROM event WHERE agreement_id = NEW.id AND kind IN ('CORRECTED', 'RETRACTED'))
      AND (CASE
        WHEN e.kind = 'SIGNED' AND e.on_earliest IS NOT NULL THEN stored.signed_on
        WHEN e.kind = 'ENTERED_INTO_FORCE' THEN stored.in_force_on
        WHEN e.kind IN ('TERMINATED', 'EXPIRED', 'REPLACED') THEN stored.ended_on
        ELSE '' END) IS NULL)
  THEN
    RAISE EXCEPTION 'the dates of a recorded agreement are those that its events tell'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_true_to_evidence';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER agreement_true_to_evidence AFTER INSERT OR UPDATE ON agreement
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.origin = 'RECORDED') EXECUTE FUNCTION agreement_true_to_evidence();

-- And none of this waits: who tells of a date writes what it amounts to.
CREATE FUNCTION event_is_folded() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM agreement WHERE id = NEW.agreement_id AND xmin = pg_current_xact_id()::XID;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'with % the dates and the status of its agreement are written anew', NEW.kind
      USING ERRCODE = 'check_violation', CONSTRAINT = 'event_is_folded';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER told_and_folded AFTER INSERT ON event
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind IN ('SIGNED', 'ENTERED_INTO_FORCE', 'LISTED', 'REPORTED_IN_FORCE', 'SUSPENDED',
    'RESUMED', 'TERMINATED', 'EXPIRED', 'REPLACED', 'RENEWED', 'DRAFT_WITHDRAWN', 'CORRECTED', 'RETRACTED'))
  EXECUTE FUNCTION event_is_folded();
