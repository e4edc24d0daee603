-- What was done here is not corrected away, and what a notice, a suspension or a renewal brings about is what its event says.

-- Rule 9: corrections are of evidence ------------------------------------------------------------------------------

CREATE FUNCTION event_corrects_evidence() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  fact event;
  told CONSTANT event_kind[] := ARRAY['NEGOTIATION_MANDATED', 'NEGOTIATION_CONCLUDED', 'OPENED_FOR_SIGNATURE', 'SUBMITTED_FOR_APPROVAL',
    'PRELIMINARY_UNDERSTANDING', 'INTERIM_IN_FORCE', 'SUPPLEMENTED', 'REVIEWED', 'LISTED', 'REPORTED_IN_FORCE']::event_kind[];
  evidence CONSTANT event_kind[] := ARRAY['SIGNED', 'APPROVED', 'ENTERED_INTO_FORCE', 'SUSPENDED', 'RESUMED', 'TERMINATED', 'EXPIRED',
    'REPLACED']::event_kind[];
BEGIN
  WITH RECURSIVE up AS (
    SELECT * FROM event WHERE id = NEW.corrects_id
    UNION ALL SELECT e.* FROM up JOIN event e ON e.id = up.corrects_id)
  SELECT * INTO fact FROM up WHERE corrects_id IS NULL;
  IF fact.kind = ANY (told) OR EXISTS (SELECT 1 FROM agreement WHERE id = NEW.agreement_id AND origin = 'RECORDED') AND (
    fact.kind = 'DESCRIBED'
    OR fact.kind = ANY (evidence) AND NOT fact.details ?| ARRAY['by', 'termination'] AND NOT EXISTS (
      SELECT 1 FROM event notice
      WHERE notice.agreement_id = fact.agreement_id AND notice.kind = 'NOTICE_GIVEN' AND fact.kind = 'TERMINATED'
        AND (notice.party_id, notice.details ->> 'effectiveOn') = (fact.party_id, fact."on")))
  THEN
    IF fact.kind IN ('SIGNED', 'APPROVED') AND NEW.on_earliest > today() THEN
      RAISE EXCEPTION '% bears a day up to today, and % has not come', fact.kind, NEW."on"
        USING ERRCODE = 'check_violation', CONSTRAINT = 'event_day_has_come';
    END IF;
    RETURN NULL;
  END IF;
  RAISE EXCEPTION '% is an act of the parties here, and stands', fact.kind
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'event_corrects_evidence';
END $$;
-- After the keys have said whether there is anything of the agreement to correct.
CREATE CONSTRAINT TRIGGER event_corrects_evidence AFTER INSERT ON event
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.corrects_id IS NOT NULL) EXECUTE FUNCTION event_corrects_evidence();

-- Rule 8: suspensions ----------------------------------------------------------------------------------------------

CREATE FUNCTION suspension_is_told() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
      SELECT 1 FROM event
      WHERE agreement_id = NEW.agreement_id AND kind IN ('SUSPENDED', 'CORRECTED') AND on_latest = NEW.since)
    OR NEW.until IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM event
      WHERE agreement_id = NEW.agreement_id AND kind IN ('RESUMED', 'CORRECTED') AND on_earliest = NEW.until
      UNION ALL SELECT 1 FROM agreement WHERE id = NEW.agreement_id AND end_latest = NEW.until)
  THEN
    RAISE EXCEPTION 'a suspension lasts from the day that an event tells to that of its resumption, or of the end'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'suspension_is_told';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER told_suspension AFTER INSERT OR UPDATE ON suspension
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION suspension_is_told();

-- Of a negotiated agreement no suspension is left out either: all days are certain there.
CREATE FUNCTION suspensions_are_kept() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  suspended UUID := COALESCE(to_jsonb(NEW), to_jsonb(OLD)) ->> 'agreement_id';
BEGIN
  IF EXISTS (
    SELECT 1 FROM event e JOIN agreement a ON a.id = e.agreement_id
    WHERE a.id = suspended AND a.origin = 'NEGOTIATED' AND (e.on_earliest < a.end_latest) IS NOT FALSE AND (
      e.kind = 'SUSPENDED' AND NOT EXISTS (
        SELECT 1 FROM suspension s WHERE s.agreement_id = a.id AND s.since = e.on_earliest)
      OR e.kind = 'RESUMED' AND NOT EXISTS (
        SELECT 1 FROM suspension s WHERE s.agreement_id = a.id AND s.until = e.on_earliest)))
  THEN
    RAISE EXCEPTION 'a suspension lasts until an event tells of its resumption, or of the end'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'suspensions_are_kept';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER suspensions_are_kept AFTER UPDATE OR DELETE ON suspension
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION suspensions_are_kept();
CREATE CONSTRAINT TRIGGER suspensions_are_kept AFTER INSERT ON event
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind IN ('SUSPENDED', 'RESUMED')) EXECUTE FUNCTION suspensions_are_kept();

-- Rule 8: a partner's notice is its own withdrawal where others remain, and otherwise the end --------------------------

CREATE FUNCTION leaves_others(agreement UUID, leaving UUID, leaves_on DATE) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
      SELECT 1 FROM agreement_party WHERE agreement_id = agreement AND party_id = leaving AND role = 'PARTNER')
    AND EXISTS (
      SELECT 1 FROM agreement_party
      WHERE agreement_id = agreement AND party_id <> leaving AND role = 'PARTNER' AND (until > leaves_on) IS NOT FALSE)
$$;

CREATE FUNCTION notice_has_effect() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  effective_on DATE := (NEW.details ->> 'effectiveOn')::DATE;
BEGIN
  IF (CASE WHEN leaves_others(NEW.agreement_id, NEW.party_id, effective_on)
    THEN NOT EXISTS (
      SELECT 1 FROM agreement_party
      WHERE agreement_id = NEW.agreement_id AND party_id = NEW.party_id AND until = effective_on)
    ELSE NOT EXISTS (SELECT 1 FROM agreement WHERE id = NEW.agreement_id AND end_latest <= effective_on) END)
  THEN
    RAISE EXCEPTION 'a notice ends the agreement on its day, or withdraws its party where other partners remain'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_has_effect';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER notice_has_effect AFTER INSERT ON event
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind = 'NOTICE_GIVEN') EXECUTE FUNCTION notice_has_effect();
CREATE UNIQUE INDEX event_notice_once ON event (agreement_id, party_id) WHERE kind = 'NOTICE_GIVEN';

CREATE TRIGGER agreement_party_until_stays BEFORE UPDATE ON agreement_party
  FOR EACH ROW WHEN (OLD.until IS NOT NULL AND NEW.until IS DISTINCT FROM OLD.until)
  EXECUTE FUNCTION refuse_fixed('agreement_party_until_stays', 'the party has given notice for that day');

CREATE FUNCTION agreement_keeps_partner() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM agreement_party p JOIN agreement a ON a.id = p.agreement_id
    WHERE a.id = NEW.agreement_id AND p.role = 'PARTNER' AND (p.until IS NULL OR p.until >= a.end_latest))
  THEN
    RAISE EXCEPTION 'an agreement has a partner until it ends'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_keeps_partner';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER told_partner AFTER UPDATE OF until ON agreement_party
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION agreement_keeps_partner();

CREATE OR REPLACE FUNCTION event_end_is_agreed() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM agreement WHERE id = NEW.agreement_id AND origin = 'NEGOTIATED')
    AND NOT EXISTS (
      SELECT 1 FROM termination t
      WHERE t.agreement_id = NEW.agreement_id AND t.outcome = 'AGREED' AND t."on" = NEW.on_earliest
        AND t.id::TEXT = NEW.details ->> 'termination' AND NEW.party_id IS NULL)
    AND NOT EXISTS (
      SELECT 1 FROM event e
      WHERE e.agreement_id = NEW.agreement_id AND e.kind = 'NOTICE_GIVEN' AND e.party_id = NEW.party_id
        AND (e.details ->> 'effectiveOn')::DATE = NEW.on_earliest
        AND NOT leaves_others(NEW.agreement_id, NEW.party_id, NEW.on_earliest))
  THEN
    RAISE EXCEPTION 'a negotiated agreement is terminated by the consent of all, or by notice'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'event_end_is_agreed';
  END IF;
  RETURN NEW;
END $$;

-- Rule 2: only a term that the parties agreed to be renewable is renewed, and only for longer -------------------------

CREATE FUNCTION event_renews_term() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM agreement
  WHERE id = NEW.agreement_id AND term_renewable AND end_status = 'EXPIRED' AND end_latest < (NEW.details ->> 'until')::DATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a renewal lengthens a term that is renewable and would otherwise end the agreement'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'event_renews_term';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER event_renews_term BEFORE INSERT ON event
  FOR EACH ROW WHEN (NEW.kind = 'RENEWED') EXECUTE FUNCTION event_renews_term();
