-- What the tables say an act decided is what an event says, and nothing that is decided is left undone. Triggers called told_... come
-- after the others of their tables, which say more exactly what is wrong.

-- Rules 2 to 4 and 8: each act has the event that tells of it --------------------------------------------------------

CREATE FUNCTION consent_is_told() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM event e JOIN agreement a ON a.id = e.agreement_id
  WHERE e.id = NEW.event_id AND e.party_id = NEW.party_id AND CASE
    WHEN NEW.draft_number IS NOT NULL THEN e.kind = 'CONSENTED' AND e."on" = NEW."on"
      AND (e.details ->> 'draft', e.details ->> 'consent') = (NEW.draft_number::TEXT, NEW.kind::TEXT)
    WHEN NEW.amendment_id IS NOT NULL THEN
      e.kind = 'AMENDMENT_CONSENTED' AND e."on" = NEW."on" AND e.amendment_id = NEW.amendment_id
    WHEN NEW.termination_id IS NOT NULL THEN e.kind = 'TERMINATION_CONSENTED' AND e."on" = NEW."on"
    -- Evidence, whose day a correction may tell.
    ELSE e.kind = 'SIGNED' AND a.origin = 'RECORDED' END;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a consent is what an event tells of that party, that day and that proposal'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_is_told';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER told_consent AFTER INSERT OR UPDATE ON consent
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION consent_is_told();

CREATE FUNCTION approval_is_told() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM event e JOIN agreement a ON a.id = e.agreement_id
  WHERE e.id = NEW.event_id AND e.kind = 'APPROVED' AND e.party_id = NEW.party_id
    AND (a.origin = 'RECORDED' OR (e."on" = NEW."on" AND e.details ->> 'body' = NEW.body));
  IF NOT FOUND THEN
    RAISE EXCEPTION 'an approval is what an event tells of that party, that body and that day'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_is_told';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER told_approval AFTER INSERT OR UPDATE ON approval
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION approval_is_told();

-- Of a recorded agreement they restate its events, and follow their corrections.
CREATE FUNCTION approval_stays() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM agreement WHERE id = OLD.agreement_id AND origin = 'NEGOTIATED';
  IF FOUND THEN
    RAISE EXCEPTION 'an approval that was given stays'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'approval_stays';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER approval_stays AFTER UPDATE OR DELETE ON approval FOR EACH ROW EXECUTE FUNCTION approval_stays();

CREATE FUNCTION draft_is_told() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM event
  WHERE agreement_id = NEW.agreement_id AND party_id = NEW.proposed_by_id AND appended_in = pg_current_xact_id()
    AND kind IN ('NEGOTIATION_OPENED', 'DRAFT_REVISED') AND details ->> 'draft' = NEW.number::TEXT;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a draft is what an event tells that its party put forward'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'draft_is_told';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER told_draft AFTER INSERT ON draft
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION draft_is_told();

CREATE FUNCTION amendment_is_told() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM event
  WHERE amendment_id = NEW.id
    AND kind = CASE WHEN NEW.outcome IS NULL THEN 'AMENDMENT_PROPOSED' ELSE 'AMENDMENT_' || NEW.outcome END::event_kind
    AND (NEW.outcome IS DISTINCT FROM 'WITHDRAWN' OR party_id = NEW.proposed_by_id);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'an amendment is proposed, agreed, declined or withdrawn by the act that an event tells of'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'amendment_is_told';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER told_amendment AFTER INSERT OR UPDATE ON amendment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION amendment_is_told();

-- One that is superseded gives way to the one that is proposed in the same transaction.
CREATE FUNCTION termination_is_told() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM event
  WHERE agreement_id = NEW.agreement_id AND appended_in = pg_current_xact_id() AND CASE
    WHEN NEW.outcome IS NULL THEN kind = 'TERMINATION_PROPOSED' AND party_id = NEW.proposed_by_id
      AND details ->> 'effectiveOn' = to_char(NEW."on", 'YYYY-MM-DD')
    WHEN NEW.outcome = 'AGREED' THEN kind = 'TERMINATED' AND on_earliest = NEW."on" AND details ->> 'termination' = NEW.id::TEXT
    ELSE kind = 'TERMINATION_PROPOSED' END;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'an end by consent is proposed, agreed or superseded by the act that an event tells of'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'termination_is_told';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER told_termination AFTER INSERT OR UPDATE ON termination
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION termination_is_told();

-- Rules 2, 4 and 8: with the last consent it is agreed, from the day that follows from the consents -------------------

CREATE FUNCTION agreed_with_last_consent() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  -- `on` is the day from which those who have left by then are not asked; null asks all.
  IF EXISTS (
    WITH waiting AS (
      SELECT NULL::DATE AS "on" FROM agreement
      WHERE id = NEW.agreement_id AND draft_number = NEW.draft_number AND NOT concluded
      UNION ALL SELECT effective_on FROM amendment WHERE id = NEW.amendment_id AND outcome IS NULL
      UNION ALL SELECT "on" FROM termination WHERE id = NEW.termination_id AND outcome IS NULL),
    given AS (
      SELECT party_id, on_latest FROM consent
      WHERE agreement_id = NEW.agreement_id AND (draft_number, amendment_id, termination_id)
        IS NOT DISTINCT FROM (NEW.draft_number, NEW.amendment_id, NEW.termination_id))
    SELECT 1 FROM waiting WHERE NOT EXISTS (
      SELECT 1 FROM agreement_party p
      WHERE p.agreement_id = NEW.agreement_id AND p.party_id NOT IN (SELECT party_id FROM given)
        AND (p.until > GREATEST(waiting."on", (SELECT max(on_latest) FROM given))) IS NOT FALSE))
  THEN
    RAISE EXCEPTION 'with the last consent it is agreed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'agreed_with_last_consent';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER told_last_consent AFTER INSERT ON consent
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION agreed_with_last_consent();

-- TG_ARGV[0] names the column of the day.
CREATE FUNCTION agreed_for_its_day() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) ->> TG_ARGV[0])::DATE IS DISTINCT FROM GREATEST(
    (to_jsonb(OLD) ->> TG_ARGV[0])::DATE,
    (SELECT max(on_latest) FROM consent WHERE NEW.id IN (amendment_id, termination_id)))
  THEN
    RAISE EXCEPTION 'what is agreed takes effect on its day, or on that of the last consent where that is later'
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER amendment_for_its_day AFTER UPDATE ON amendment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.outcome = 'AGREED') EXECUTE FUNCTION agreed_for_its_day('effective_on');
CREATE CONSTRAINT TRIGGER termination_for_its_day AFTER UPDATE ON termination
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.outcome = 'AGREED') EXECUTE FUNCTION agreed_for_its_day('on');

-- Rule 4: what is not agreed on yet is not amended, nor what is over -------------------------------------------------

CREATE FUNCTION amendment_within_force() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM agreement
  WHERE id = NEW.agreement_id AND concluded
    AND (start_earliest <= NEW.effective_on) IS NOT FALSE AND (NEW.effective_on < end_earliest) IS NOT FALSE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a concluded agreement is amended from a day on which it has begun and has not ended'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'amendment_within_force';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER amendment_within_force BEFORE INSERT ON amendment
  FOR EACH ROW EXECUTE FUNCTION amendment_within_force();

-- The ledger tells of a negotiation while there is one, and of an amendment what became of it -------------------------

CREATE FUNCTION event_while_negotiating() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM agreement
  WHERE id = NEW.agreement_id AND origin = 'NEGOTIATED' AND NOT concluded AND NOT EXISTS (
    SELECT 1 FROM event WHERE agreement_id = NEW.agreement_id AND kind = 'DRAFT_WITHDRAWN');
  IF NOT FOUND THEN
    RAISE EXCEPTION '% is told of an agreement while it is negotiated', NEW.kind
      USING ERRCODE = 'check_violation', CONSTRAINT = 'event_while_negotiating';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER event_while_negotiating BEFORE INSERT ON event
  FOR EACH ROW WHEN (NEW.kind IN ('NEGOTIATION_OPENED', 'DRAFT_REVISED', 'DRAFT_WITHDRAWN', 'CONSENTED'))
  EXECUTE FUNCTION event_while_negotiating();

CREATE FUNCTION event_tells_outcome() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM amendment WHERE id = NEW.amendment_id AND NEW.kind::TEXT = 'AMENDMENT_' || outcome;
  IF NOT FOUND THEN
    RAISE EXCEPTION '% tells what became of an amendment', NEW.kind
      USING ERRCODE = 'check_violation', CONSTRAINT = 'event_tells_outcome';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER event_tells_outcome AFTER INSERT ON event
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.kind IN ('AMENDMENT_AGREED', 'AMENDMENT_DECLINED', 'AMENDMENT_WITHDRAWN')) EXECUTE FUNCTION event_tells_outcome();

CREATE FUNCTION event_of_draft_is_confidential() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM agreement WHERE id = NEW.agreement_id AND NOT concluded;
  IF FOUND THEN
    RAISE EXCEPTION 'what is told of a draft is for its parties alone'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'event_of_draft_is_confidential';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER event_of_draft_is_confidential BEFORE INSERT ON event
  FOR EACH ROW WHEN (NEW.agreement_id IS NOT NULL AND NEW.audience = 'PUBLIC') EXECUTE FUNCTION event_of_draft_is_confidential();

-- Two clocks: nobody consents or approves on a day to come ------------------------------------------------------------

-- Today is the day that the server says it acts on, and where nobody says so the database's own.
CREATE FUNCTION today() RETURNS DATE STABLE LANGUAGE sql AS $$
  SELECT COALESCE(NULLIF(current_setting('concordat.today', TRUE), '')::DATE, (now() AT TIME ZONE 'UTC')::DATE)
$$;

CREATE FUNCTION event_day_has_come() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.on_earliest > today() THEN
    RAISE EXCEPTION '% bears a day up to today, and % has not come', NEW.kind, NEW."on"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'event_day_has_come';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER event_day_has_come BEFORE INSERT ON event
  FOR EACH ROW WHEN (NEW.kind IN ('SIGNED', 'APPROVED', 'CONSENTED', 'AMENDMENT_CONSENTED', 'AMENDMENT_AGREED', 'TERMINATION_CONSENTED'))
  EXECUTE FUNCTION event_day_has_come();
