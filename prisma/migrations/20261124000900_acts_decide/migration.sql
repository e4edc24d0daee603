-- What an act decided stays decided, and of a negotiated agreement nothing begins or ends but by the act that says so.

-- What is proposed does not change under those who consent to it ---------------------------------------------------

CREATE CONSTRAINT TRIGGER amendment_true_to_proposal AFTER UPDATE ON amendment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (
    (NEW.agreement_id, NEW.title, NEW.proposed_by_id) IS DISTINCT FROM (OLD.agreement_id, OLD.title, OLD.proposed_by_id)
    OR (NEW.effective_on <> OLD.effective_on AND (NEW.outcome = 'AGREED' AND NEW.effective_on > OLD.effective_on) IS NOT TRUE))
  EXECUTE FUNCTION refuse_fixed(
    'amendment_true_to_proposal', 'a proposed amendment does not change: withdraw it and propose another');

CREATE CONSTRAINT TRIGGER termination_true_to_proposal AFTER UPDATE ON termination
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (
    (NEW.agreement_id, NEW.proposed_by_id) IS DISTINCT FROM (OLD.agreement_id, OLD.proposed_by_id)
    OR (NEW."on" <> OLD."on" AND (NEW.outcome = 'AGREED' AND NEW."on" > OLD."on") IS NOT TRUE))
  EXECUTE FUNCTION refuse_fixed('termination_true_to_proposal', 'a proposed day of the end does not change: propose another');
CREATE TRIGGER termination_settled_is_fixed BEFORE UPDATE OR DELETE ON termination
  FOR EACH ROW WHEN (OLD.outcome IS NOT NULL)
  EXECUTE FUNCTION refuse_fixed('termination_settled_is_fixed', 'the proposal to end the agreement is settled');

-- A draft is append-only, so the transaction that wrote its row is the one that made it.
CREATE FUNCTION draft_term_with_draft() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM draft
  WHERE agreement_id = NEW.agreement_id AND number = NEW.draft_number AND xmin = pg_current_xact_id()::xid;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a draft does not change: revise it, which makes the next one'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'draft_term_with_draft';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER draft_term_with_draft AFTER INSERT ON draft_scope FOR EACH ROW EXECUTE FUNCTION draft_term_with_draft();
CREATE TRIGGER draft_term_with_draft AFTER INSERT ON draft_provision FOR EACH ROW EXECUTE FUNCTION draft_term_with_draft();

CREATE FUNCTION approval_requirement_fixed() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM event
    WHERE agreement_id IN (NEW.agreement_id, OLD.agreement_id) AND appended_in <> pg_current_xact_id())
  THEN
    RAISE EXCEPTION 'what entry into force waits for was fixed when the negotiation was opened'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'approval_requirement_fixed';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER approval_requirement_fixed AFTER INSERT OR UPDATE OR DELETE ON approval_requirement
  FOR EACH ROW EXECUTE FUNCTION approval_requirement_fixed();

-- Rule 8: who leaves, and when ------------------------------------------------------------------------------------

CREATE FUNCTION event_notice_sender() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM agreement_party p JOIN agreement a ON a.id = p.agreement_id
  WHERE a.id = NEW.agreement_id AND a.concluded AND p.party_id = NEW.party_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a party of a concluded agreement gives notice of it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'event_notice_sender';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER event_notice_sender BEFORE INSERT ON event
  FOR EACH ROW WHEN (NEW.kind = 'NOTICE_GIVEN') EXECUTE FUNCTION event_notice_sender();

CREATE FUNCTION agreement_party_until_by_notice() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM event
  WHERE agreement_id = NEW.agreement_id AND party_id = NEW.party_id AND kind = 'NOTICE_GIVEN'
    AND (details ->> 'effectiveOn')::DATE = NEW.until;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a party leaves on the day that its notice names'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_party_until_by_notice';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER agreement_party_until_by_notice AFTER INSERT OR UPDATE OF until ON agreement_party
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.until IS NOT NULL) EXECUTE FUNCTION agreement_party_until_by_notice();

CREATE FUNCTION event_end_is_agreed() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM agreement WHERE id = NEW.agreement_id AND origin = 'NEGOTIATED')
    AND NOT EXISTS (
      SELECT 1 FROM termination t
      WHERE t.agreement_id = NEW.agreement_id AND t.outcome = 'AGREED' AND t."on" = NEW.on_earliest)
    AND NOT EXISTS (
      SELECT 1 FROM event e
      WHERE e.agreement_id = NEW.agreement_id AND e.kind = 'NOTICE_GIVEN' AND (e.details ->> 'effectiveOn')::DATE = NEW.on_earliest)
  THEN
    RAISE EXCEPTION 'a negotiated agreement is terminated by the consent of all, or by notice'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'event_end_is_agreed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER event_end_is_agreed BEFORE INSERT ON event
  FOR EACH ROW WHEN (NEW.kind = 'TERMINATED') EXECUTE FUNCTION event_end_is_agreed();

-- Rule 10: the dates of a negotiated agreement are those of its acts ------------------------------------------------

CREATE FUNCTION agreement_true_to_acts() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  stored agreement := (SELECT a FROM agreement a WHERE id = NEW.id);
BEGIN
  IF stored.signed_on IS NOT NULL AND (stored.concluded AND stored.signed_latest = (
      SELECT max(on_latest) FROM consent WHERE agreement_id = stored.id AND draft_number = stored.draft_number)) IS NOT TRUE
  OR stored.in_force_on IS DISTINCT FROM (
      SELECT "on" FROM event WHERE agreement_id = stored.id AND kind = 'ENTERED_INTO_FORCE')
  OR stored.ended_on IS NOT NULL AND (CASE stored.end_status
      WHEN 'TERMINATED' THEN NOT EXISTS (
        SELECT 1 FROM event WHERE agreement_id = stored.id AND kind = 'TERMINATED' AND "on" = stored.ended_on)
      WHEN 'REPLACED' THEN NOT EXISTS (
        SELECT 1 FROM agreement WHERE replaces_id = stored.id AND in_force_on = stored.ended_on)
      ELSE stored.term_months IS NULL END)
  OR stored.ended_on IS NULL AND EXISTS (SELECT 1 FROM event WHERE agreement_id = stored.id AND kind IN ('TERMINATED', 'REPLACED'))
  THEN
    RAISE EXCEPTION 'the dates of an agreement are those of its acts'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_true_to_acts';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER agreement_true_to_acts AFTER INSERT OR UPDATE ON agreement
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.origin = 'NEGOTIATED') EXECUTE FUNCTION agreement_true_to_acts();

-- Nothing is emptied behind the back of triggers that look at rows --------------------------------------------------

DO $$
DECLARE
  kept TEXT;
BEGIN
  FOREACH kept IN ARRAY ARRAY['agreement', 'agreement_party', 'phase', 'scope', 'provision', 'suspension', 'consent', 'approval',
    'approval_requirement', 'draft', 'draft_scope', 'draft_provision', 'amendment', 'amendment_change', 'termination']
  LOOP
    EXECUTE format('CREATE TRIGGER %1$s_no_truncate BEFORE TRUNCATE ON %1$I EXECUTE FUNCTION refuse_change()', kept);
  END LOOP;
END $$;
