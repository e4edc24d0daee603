-- Rules 2 to 8: what may be agreed, and when it takes effect. What is complete only at the end of a transaction is
-- checked there, by deferred triggers.

-- Drafts and consents --------------------------------------------------------------------------------------------

UPDATE agreement SET concluded = TRUE WHERE origin = 'RECORDED';

ALTER TABLE agreement
  ADD CONSTRAINT agreement_recorded_is_concluded CHECK (origin = 'NEGOTIATED' OR concluded),
  ADD CONSTRAINT agreement_negotiated_has_draft CHECK ((origin = 'NEGOTIATED') = (draft_number IS NOT NULL)),
  ADD CONSTRAINT agreement_current_draft FOREIGN KEY (id, draft_number) REFERENCES draft (agreement_id, number)
    DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT agreement_notice_months CHECK (notice_months BETWEEN 0 AND 1200),
  ADD CONSTRAINT agreement_term_months CHECK (term_months BETWEEN 1 AND 12000),
  ADD CONSTRAINT agreement_days_after_last_consent CHECK (days_after_last_consent BETWEEN 0 AND 36500);

ALTER TABLE draft
  ADD CONSTRAINT draft_number_positive CHECK (number > 0),
  ADD CONSTRAINT draft_proposed_by_a_party
    FOREIGN KEY (agreement_id, proposed_by_id) REFERENCES agreement_party (agreement_id, party_id);

ALTER TABLE draft_provision
  ADD CONSTRAINT draft_provision_number_form CHECK (btrim(number) = number AND length(number) BETWEEN 1 AND 50),
  ADD CONSTRAINT draft_provision_text_form CHECK (btrim(text) <> ''),
  ADD CONSTRAINT draft_provision_place UNIQUE (agreement_id, draft_number, position);

ALTER TABLE approval_requirement
  ADD CONSTRAINT approval_requirement_body_form CHECK (btrim(body) = body AND length(body) BETWEEN 1 AND 200),
  ADD CONSTRAINT approval_requirement_of_a_party
    FOREIGN KEY (agreement_id, party_id) REFERENCES agreement_party (agreement_id, party_id);

ALTER TABLE consent
  ADD CONSTRAINT consent_to_one_thing CHECK (num_nonnulls(draft_number, amendment_id, termination_id) <= 1),
  ADD CONSTRAINT consent_given_here_has_day CHECK (
    num_nonnulls(draft_number, amendment_id, termination_id) = 0 OR (on_earliest = on_latest) IS TRUE);
CREATE UNIQUE INDEX consent_once_a_draft ON consent (agreement_id, draft_number, party_id) WHERE draft_number IS NOT NULL;
CREATE UNIQUE INDEX consent_once_a_termination ON consent (termination_id, party_id) WHERE termination_id IS NOT NULL;
CREATE UNIQUE INDEX approval_once_a_body ON approval (agreement_id, party_id, body) WHERE body IS NOT NULL;

ALTER TABLE termination ADD CONSTRAINT termination_proposed_by_a_party
  FOREIGN KEY (agreement_id, proposed_by_id) REFERENCES agreement_party (agreement_id, party_id);
CREATE UNIQUE INDEX termination_one_open ON termination (agreement_id) WHERE outcome IS NULL;

-- Consents given here are acts; those of a recorded agreement restate its events, and follow their corrections.
CREATE TRIGGER consent_append_only BEFORE UPDATE OR DELETE ON consent FOR EACH ROW
  WHEN (num_nonnulls(OLD.draft_number, OLD.amendment_id, OLD.termination_id) > 0) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER draft_append_only BEFORE UPDATE OR DELETE ON draft FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER draft_scope_append_only BEFORE UPDATE OR DELETE ON draft_scope FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER draft_provision_append_only BEFORE UPDATE OR DELETE ON draft_provision
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Rule 2: signed by all, and fixed from then on ------------------------------------------------------------------

CREATE FUNCTION draft_while_negotiating() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT concluded FROM agreement WHERE id = NEW.agreement_id)
    OR EXISTS (SELECT 1 FROM event WHERE agreement_id = NEW.agreement_id AND kind = 'DRAFT_WITHDRAWN')
  THEN
    RAISE EXCEPTION 'the negotiation is over: only an amendment changes what every party has consented to'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'draft_while_negotiating';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draft_while_negotiating BEFORE INSERT ON draft FOR EACH ROW EXECUTE FUNCTION draft_while_negotiating();
CREATE TRIGGER draft_scope_while_negotiating BEFORE INSERT ON draft_scope
  FOR EACH ROW EXECUTE FUNCTION draft_while_negotiating();
CREATE TRIGGER draft_provision_while_negotiating BEFORE INSERT ON draft_provision
  FOR EACH ROW EXECUTE FUNCTION draft_while_negotiating();

CREATE FUNCTION draft_is_next() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number <> (SELECT COALESCE(max(number), 0) + 1 FROM draft WHERE agreement_id = NEW.agreement_id) THEN
    RAISE EXCEPTION 'a revision makes the next draft'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'draft_is_next';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draft_is_next BEFORE INSERT ON draft FOR EACH ROW EXECUTE FUNCTION draft_is_next();

CREATE FUNCTION draft_is_current() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT draft_number FROM agreement WHERE id = NEW.agreement_id) < NEW.number THEN
    RAISE EXCEPTION 'the current draft is the last one'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'draft_is_current';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER draft_is_current AFTER INSERT ON draft
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION draft_is_current();

-- TG_ARGV[0] names the constraint, TG_ARGV[1] says why.
CREATE FUNCTION refuse_fixed() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', TG_ARGV[1] USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_ARGV[0];
END $$;

CREATE TRIGGER agreement_fixed_when_opened BEFORE UPDATE ON agreement
  FOR EACH ROW WHEN ((OLD.origin = 'NEGOTIATED' OR NEW.origin = 'NEGOTIATED') AND
    (NEW.origin, NEW.slug, NEW.kind, NEW.lead_partner_id, NEW.supplements_id, NEW.survives_parent, NEW.replaces_id,
      NEW.notice_months, NEW.term_months, NEW.term_renewable, NEW.days_after_last_consent)
    IS DISTINCT FROM
    (OLD.origin, OLD.slug, OLD.kind, OLD.lead_partner_id, OLD.supplements_id, OLD.survives_parent, OLD.replaces_id,
      OLD.notice_months, OLD.term_months, OLD.term_renewable, OLD.days_after_last_consent))
  EXECUTE FUNCTION refuse_fixed('agreement_fixed_when_opened', 'no draft changes that: open another negotiation');
CREATE TRIGGER agreement_fixed_when_concluded BEFORE UPDATE ON agreement
  FOR EACH ROW WHEN (OLD.concluded AND OLD.origin = 'NEGOTIATED' AND
    (NEW.concluded, NEW.draft_number, NEW.title) IS DISTINCT FROM (OLD.concluded, OLD.draft_number, OLD.title))
  EXECUTE FUNCTION refuse_fixed(
    'agreement_fixed_when_concluded', 'every party has consented: only an amendment changes the agreement');
CREATE TRIGGER agreement_revised_by_draft BEFORE UPDATE ON agreement
  FOR EACH ROW WHEN (NOT OLD.concluded AND OLD.origin = 'NEGOTIATED' AND
    (NEW.draft_number, NEW.title) IS DISTINCT FROM (OLD.draft_number, OLD.title) AND
    NEW.draft_number <> OLD.draft_number + 1)
  EXECUTE FUNCTION refuse_fixed('agreement_revised_by_draft', 'a revision makes the next draft');

CREATE FUNCTION agreement_consented_by_all() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM agreement_party p WHERE p.agreement_id = NEW.id AND NOT EXISTS (
      SELECT 1 FROM consent c
      WHERE c.agreement_id = p.agreement_id AND c.party_id = p.party_id AND c.draft_number = NEW.draft_number))
  THEN
    RAISE EXCEPTION 'not every party has consented to the current draft'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_consented_by_all';
  END IF;
  IF EXISTS (SELECT 1 FROM event WHERE agreement_id = NEW.id AND kind = 'DRAFT_WITHDRAWN') THEN
    RAISE EXCEPTION 'the draft was withdrawn'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_not_withdrawn';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER agreement_consented_by_all AFTER INSERT OR UPDATE ON agreement
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.concluded AND NEW.origin = 'NEGOTIATED')
  EXECUTE FUNCTION agreement_consented_by_all();

-- Rule 3: entry into force ---------------------------------------------------------------------------------------

CREATE FUNCTION event_entry_into_force() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  entering agreement := (SELECT a FROM agreement a WHERE id = NEW.agreement_id);
  consented DATE := (SELECT max(on_latest) FROM consent WHERE agreement_id = entering.id AND draft_number = entering.draft_number);
BEGIN
  IF entering.origin <> 'NEGOTIATED' THEN
    RETURN NEW;
  END IF;
  IF EXISTS (SELECT 1 FROM event WHERE agreement_id = entering.id AND kind = 'ENTERED_INTO_FORCE') THEN
    RAISE EXCEPTION 'an agreement enters into force once'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'event_entry_once';
  END IF;
  IF (entering.concluded AND NEW.on_earliest = NEW.on_latest
    AND NEW.on_earliest >= consented + COALESCE(entering.days_after_last_consent, 0)) IS NOT TRUE
  THEN
    RAISE EXCEPTION 'an agreement enters into force not before the last consent and the day that its own rule computes'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'event_entry_after_consents';
  END IF;
  IF EXISTS (
    SELECT 1 FROM approval_requirement r WHERE r.agreement_id = entering.id AND NOT EXISTS (
      SELECT 1 FROM approval a
      WHERE a.agreement_id = r.agreement_id AND a.party_id = r.party_id AND a.body = r.body
        AND a.on_latest <= NEW.on_earliest))
  THEN
    RAISE EXCEPTION 'an agreement enters into force not before the last required approval'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'event_entry_after_approvals';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER event_entry_into_force BEFORE INSERT ON event
  FOR EACH ROW WHEN (NEW.kind = 'ENTERED_INTO_FORCE') EXECUTE FUNCTION event_entry_into_force();

-- Rule 4: amendments ---------------------------------------------------------------------------------------------

CREATE FUNCTION amendment_settled_is_fixed() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the amendment is settled'
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'amendment_settled_is_fixed';
END $$;
CREATE TRIGGER amendment_settled_is_fixed BEFORE UPDATE OR DELETE ON amendment
  FOR EACH ROW WHEN (OLD.outcome IS NOT NULL) EXECUTE FUNCTION amendment_settled_is_fixed();
CREATE TRIGGER amendment_change_append_only BEFORE UPDATE OR DELETE ON amendment_change
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION amendment_agreed_by_all() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM agreement_party p
    WHERE p.agreement_id = NEW.agreement_id AND (p.until IS NULL OR p.until > NEW.effective_on) AND NOT EXISTS (
      SELECT 1 FROM consent c WHERE c.amendment_id = NEW.id AND c.party_id = p.party_id AND c.on_latest <= NEW.effective_on))
  THEN
    RAISE EXCEPTION 'an amendment takes effect not before every party has consented to it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'amendment_agreed_by_all';
  END IF;
  IF NEW.sequence <> (
      SELECT count(*) FROM amendment a WHERE a.agreement_id = NEW.agreement_id AND a.sequence <= NEW.sequence)
    OR EXISTS (
      SELECT 1 FROM amendment a WHERE a.agreement_id = NEW.agreement_id
        AND ((a.sequence < NEW.sequence AND a.effective_on > NEW.effective_on)
          OR (a.sequence > NEW.sequence AND a.effective_on < NEW.effective_on)))
  THEN
    RAISE EXCEPTION 'amendments are numbered from 1, and their effective days do not decrease with their numbers'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'amendment_in_order';
  END IF;
  IF NEW.effective_on >= (SELECT end_latest FROM agreement WHERE id = NEW.agreement_id) THEN
    RAISE EXCEPTION 'an amendment takes effect before its agreement ends'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'amendment_before_end';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER amendment_agreed_by_all AFTER INSERT OR UPDATE ON amendment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.outcome = 'AGREED') EXECUTE FUNCTION amendment_agreed_by_all();

-- Of an agreement that is negotiated here and whose day of entry into force is open, nobody knows yet what would be too early.
CREATE FUNCTION amendment_after_start() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  amended UUID := to_jsonb(NEW) ->> CASE TG_TABLE_NAME WHEN 'agreement' THEN 'id' ELSE 'agreement_id' END;
BEGIN
  IF EXISTS (
    SELECT 1 FROM amendment m JOIN agreement a ON a.id = m.agreement_id
    WHERE a.id = amended AND m.outcome = 'AGREED'
      AND (m.effective_on < a.start_earliest OR (a.origin = 'NEGOTIATED' AND a.start_earliest IS NULL)))
  THEN
    RAISE EXCEPTION 'an amendment does not start before its agreement does'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'amendment_after_start';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER amendment_after_start AFTER INSERT OR UPDATE ON amendment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.outcome = 'AGREED') EXECUTE FUNCTION amendment_after_start();
CREATE CONSTRAINT TRIGGER amendment_after_start AFTER UPDATE OF start_earliest ON agreement
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.start_earliest IS DISTINCT FROM OLD.start_earliest)
  EXECUTE FUNCTION amendment_after_start();

-- Rule 6: succession ---------------------------------------------------------------------------------------------

CREATE FUNCTION agreement_successor_has_all_parties() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT party_id FROM agreement_party WHERE agreement_id = NEW.replaces_id
    EXCEPT SELECT party_id FROM agreement_party WHERE agreement_id = NEW.id)
  THEN
    RAISE EXCEPTION 'a successor has every party of the agreement that it replaces'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_successor_has_all_parties';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER agreement_successor_has_all_parties AFTER INSERT OR UPDATE OF replaces_id ON agreement
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.replaces_id IS NOT NULL)
  EXECUTE FUNCTION agreement_successor_has_all_parties();

-- Whichever of the two changes.
CREATE FUNCTION agreement_replaced_on_entry() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM agreement successor JOIN agreement replaced ON replaced.id = successor.replaces_id
    WHERE (successor.id = NEW.id OR successor.replaces_id = NEW.id)
      AND successor.origin = 'NEGOTIATED' AND successor.in_force_on IS NOT NULL
      AND (replaced.end_status, replaced.ended_on) IS DISTINCT FROM ('REPLACED'::agreement_status, successor.in_force_on))
  THEN
    RAISE EXCEPTION 'the replaced agreement ends on the day its successor enters into force'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_replaced_on_entry';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER agreement_replaced_on_entry
  AFTER INSERT OR UPDATE OF replaces_id, in_force_on, ended_on, end_status ON agreement
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION agreement_replaced_on_entry();

-- Rule 7: supplements --------------------------------------------------------------------------------------------

CREATE FUNCTION agreement_supplement_shares_partner() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    WITH RECURSIVE shared(id) AS (
      SELECT party_id FROM agreement_party WHERE agreement_id = NEW.supplements_id AND role = 'PARTNER'
      UNION SELECT unit.id FROM shared JOIN party unit ON unit.parent_id = shared.id)
    SELECT 1 FROM shared JOIN agreement_party p ON p.party_id = shared.id WHERE p.agreement_id = NEW.id)
  THEN
    RAISE EXCEPTION 'a supplement shares a partner, or a unit of one, with the agreement that it supplements'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_supplement_shares_partner';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER agreement_supplement_shares_partner AFTER INSERT OR UPDATE OF supplements_id ON agreement
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.supplements_id IS NOT NULL)
  EXECUTE FUNCTION agreement_supplement_shares_partner();

-- Rule 8: suspension, notice, termination ------------------------------------------------------------------------

ALTER TABLE suspension
  ADD CONSTRAINT suspension_period CHECK (since < until),
  ADD CONSTRAINT suspension_once_a_day EXCLUDE USING gist (agreement_id WITH =, daterange(since, until) WITH &&);

CREATE FUNCTION suspension_within_force() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  suspended UUID := to_jsonb(NEW) ->> CASE TG_TABLE_NAME WHEN 'agreement' THEN 'id' ELSE 'agreement_id' END;
BEGIN
  IF EXISTS (
    SELECT 1 FROM suspension s JOIN agreement a ON a.id = s.agreement_id
    WHERE a.id = suspended AND (s.since < a.start_earliest OR s.since >= a.end_latest OR s.until > a.end_latest
      OR (a.origin = 'NEGOTIATED' AND a.in_force_on IS NULL)))
  THEN
    RAISE EXCEPTION 'a suspension lies inside the period in which the agreement is in force'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'suspension_within_force';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER suspension_within_force AFTER INSERT OR UPDATE ON suspension
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION suspension_within_force();
CREATE CONSTRAINT TRIGGER suspension_within_force AFTER UPDATE OF in_force_on, start_earliest, end_latest ON agreement
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN
    ((NEW.in_force_on, NEW.start_earliest, NEW.end_latest) IS DISTINCT FROM (OLD.in_force_on, OLD.start_earliest, OLD.end_latest))
  EXECUTE FUNCTION suspension_within_force();

CREATE FUNCTION event_notice_period() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  months INTEGER := COALESCE((SELECT notice_months FROM agreement WHERE id = NEW.agreement_id), 12);
BEGIN
  IF ((NEW.details ->> 'effectiveOn')::DATE >= (NEW.on_latest + make_interval(months => months))::DATE
    AND NEW.party_id IS NOT NULL) IS NOT TRUE
  THEN
    RAISE EXCEPTION 'a notice takes effect no earlier than % months after it', months
      USING ERRCODE = 'check_violation', CONSTRAINT = 'event_notice_period';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER event_notice_period BEFORE INSERT ON event
  FOR EACH ROW WHEN (NEW.kind = 'NOTICE_GIVEN') EXECUTE FUNCTION event_notice_period();

CREATE FUNCTION termination_agreed_by_all() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM agreement_party p
    WHERE p.agreement_id = NEW.agreement_id AND (p.until IS NULL OR p.until > NEW."on") AND NOT EXISTS (
      SELECT 1 FROM consent c WHERE c.termination_id = NEW.id AND c.party_id = p.party_id AND c.on_latest <= NEW."on"))
  THEN
    RAISE EXCEPTION 'an agreement ends by consent not before every party has consented'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'termination_agreed_by_all';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER termination_agreed_by_all AFTER INSERT OR UPDATE ON termination
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.outcome = 'AGREED') EXECUTE FUNCTION termination_agreed_by_all();

-- Keys -----------------------------------------------------------------------------------------------------------

ALTER TABLE api_key
  ADD CONSTRAINT api_key_hash_form CHECK (length(hash) = 32),
  ADD CONSTRAINT api_key_party_of_representative CHECK ((role = 'REPRESENTATIVE') = (party_id IS NOT NULL)),
  ADD CONSTRAINT api_key_label_form CHECK (length(label) BETWEEN 1 AND 200);
ALTER TABLE idempotent_write ADD CONSTRAINT idempotent_write_key_form CHECK (length(key) BETWEEN 1 AND 200);

-- Counts take concluded agreements alone, or they would tell of drafts --------------------------------------------

CREATE OR REPLACE FUNCTION count_agreements() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  -- Before the party's row, which a writer who holds the ledger may be waiting for.
  PERFORM lock_ledger();
  IF TG_OP <> 'INSERT' THEN
    UPDATE party SET agreement_count = agreement_count - 1
    WHERE id = OLD.party_id AND (SELECT concluded FROM agreement WHERE id = OLD.agreement_id);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    UPDATE party SET agreement_count = agreement_count + 1
    WHERE id = NEW.party_id AND (SELECT concluded FROM agreement WHERE id = NEW.agreement_id);
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION count_concluded_agreement() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  UPDATE party SET agreement_count = agreement_count + 1
  WHERE id IN (SELECT party_id FROM agreement_party WHERE agreement_id = NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER agreement_concluded_counted AFTER UPDATE OF concluded ON agreement
  FOR EACH ROW WHEN (NEW.concluded AND NOT OLD.concluded) EXECUTE FUNCTION count_concluded_agreement();
