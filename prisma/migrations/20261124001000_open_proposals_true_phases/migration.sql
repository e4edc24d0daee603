-- Consents go to what is open, events of negotiated agreements follow its acts, and phases lie where the bounds allow them.

-- Rules 2, 4 and 8: nobody consents to what is over ----------------------------------------------------------------

CREATE FUNCTION consent_to_open_proposal() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF num_nonnulls(NEW.draft_number, NEW.amendment_id, NEW.termination_id) > 0
    AND NOT EXISTS (
      SELECT 1 FROM agreement a
      WHERE a.id = NEW.agreement_id AND a.draft_number = NEW.draft_number AND NOT a.concluded AND NOT EXISTS (
        SELECT 1 FROM event WHERE agreement_id = a.id AND kind = 'DRAFT_WITHDRAWN'))
    AND NOT EXISTS (
      SELECT 1 FROM amendment WHERE id = NEW.amendment_id AND agreement_id = NEW.agreement_id AND outcome IS NULL)
    AND NOT EXISTS (
      SELECT 1 FROM termination WHERE id = NEW.termination_id AND agreement_id = NEW.agreement_id AND outcome IS NULL)
  THEN
    RAISE EXCEPTION 'a party consents to the current draft, or to a proposal that is open'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_to_open_proposal';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent_to_open_proposal BEFORE INSERT ON consent FOR EACH ROW EXECUTE FUNCTION consent_to_open_proposal();

-- Rule 8: what has not begun does not end, and what has ended does not end again -----------------------------------

CREATE FUNCTION termination_within_force() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM agreement
  WHERE id = NEW.agreement_id AND concluded
    AND (start_earliest < NEW."on") IS NOT FALSE AND (NEW."on" < end_earliest) IS NOT FALSE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a concluded agreement is ended on a day after its first, before any other end of it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'termination_within_force';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER termination_within_force BEFORE INSERT ON termination
  FOR EACH ROW EXECUTE FUNCTION termination_within_force();

-- Rules 2, 3, 6, 8: of a negotiated agreement the ledger tells what its acts brought about --------------------------

CREATE FUNCTION event_follows_act() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  negotiated agreement := (SELECT a FROM agreement a WHERE id = NEW.agreement_id AND origin = 'NEGOTIATED');
BEGIN
  IF negotiated.id IS NOT NULL AND NOT (CASE NEW.kind
    WHEN 'SIGNED' THEN negotiated.concluded AND EXISTS (
      SELECT 1 FROM consent
      WHERE agreement_id = negotiated.id AND draft_number = negotiated.draft_number AND party_id = NEW.party_id
        AND "on" = NEW."on")
    WHEN 'APPROVED' THEN EXISTS (
      SELECT 1 FROM approval WHERE agreement_id = negotiated.id AND party_id = NEW.party_id AND "on" = NEW."on")
    WHEN 'REPLACED' THEN EXISTS (
      SELECT 1 FROM agreement WHERE replaces_id = negotiated.id AND in_force_on = NEW."on")
    WHEN 'SUSPENDED' THEN NEW.note IS NOT NULL
    WHEN 'EXPIRED' THEN FALSE
    ELSE TRUE END)
  THEN
    RAISE EXCEPTION '% of an agreement negotiated here follows from an act, and a suspension has its reason', NEW.kind
      USING ERRCODE = 'check_violation', CONSTRAINT = 'event_follows_act';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER event_follows_act AFTER INSERT ON event
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.kind IN ('SIGNED', 'APPROVED', 'REPLACED', 'SUSPENDED', 'EXPIRED')) EXECUTE FUNCTION event_follows_act();

-- Rules 7, 8 and 10: the phases tell of every day, and no more than the bounds and the parent allow ------------------

-- Of one phase. UNKNOWN is allowed wherever it stands: it claims nothing.
CREATE FUNCTION phase_is_true(told phase, of agreement) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
  SELECT CASE told.status
    WHEN 'WITHDRAWN' THEN EXISTS (SELECT 1 FROM event WHERE agreement_id = of.id AND kind = 'DRAFT_WITHDRAWN')
    WHEN 'NEGOTIATING' THEN of.origin = 'NEGOTIATED'
      AND (of.signed_earliest IS NULL OR told.until <= of.signed_earliest)
    WHEN 'SIGNED' THEN told.since >= of.signed_latest AND (told.until > of.start_latest) IS NOT TRUE
      AND (of.start_latest IS NULL OR told.until IS NOT NULL OR of.supplements_id IS NOT NULL)
    WHEN 'IN_FORCE' THEN told.since >= of.start_latest
      AND (of.end_status IS NULL OR told.until <= of.end_earliest)
      AND NOT EXISTS (
        SELECT 1 FROM suspension s
        WHERE s.agreement_id = of.id AND daterange(s.since, s.until) && daterange(told.since, told.until))
      AND (of.supplements_id IS NULL OR of.survives_parent OR daterange(told.since, told.until) <@ (
        SELECT range_agg(daterange(p.since, p.until)) FROM phase p
        WHERE p.agreement_id = of.supplements_id AND p.status = 'IN_FORCE'))
    WHEN 'SUSPENDED' THEN told.since >= of.start_latest AND (of.supplements_id IS NOT NULL OR EXISTS (
        SELECT 1 FROM suspension s
        WHERE s.agreement_id = of.id AND daterange(s.since, s.until) @> daterange(told.since, told.until)))
    WHEN 'UNKNOWN' THEN TRUE
    ELSE (told.since >= of.end_latest AND told.status = of.end_status) OR of.supplements_id IS NOT NULL END
$$;

CREATE FUNCTION phases_are_true() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  changed UUID := COALESCE(to_jsonb(NEW), to_jsonb(OLD)) ->> CASE TG_TABLE_NAME WHEN 'agreement' THEN 'id' ELSE 'agreement_id' END;
BEGIN
  IF EXISTS (
      SELECT 1 FROM agreement a JOIN phase p ON p.agreement_id = a.id
      WHERE (a.id = changed OR a.supplements_id = changed) AND phase_is_true(p, a) IS NOT TRUE)
    OR EXISTS (SELECT 1 FROM agreement WHERE id = changed) AND (
      SELECT range_agg(daterange(since, until)) FROM phase WHERE agreement_id = changed) IS DISTINCT FROM '{(,)}'::datemultirange
  THEN
    RAISE EXCEPTION 'the status on a day is what the dates of the agreement, its suspensions and its parent make it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'phases_are_true';
  END IF;
  RETURN NULL;
END $$;
-- Named to be asked after the rules that say more exactly what is wrong.
CREATE CONSTRAINT TRIGGER true_phases AFTER INSERT OR UPDATE OR DELETE ON phase
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION phases_are_true();
CREATE CONSTRAINT TRIGGER true_phases AFTER INSERT OR UPDATE ON agreement
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION phases_are_true();
CREATE CONSTRAINT TRIGGER true_phases AFTER INSERT OR UPDATE OR DELETE ON suspension
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION phases_are_true();
