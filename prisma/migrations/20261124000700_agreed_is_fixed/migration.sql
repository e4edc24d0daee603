-- Rules 2 and 4: what every party has consented to is what the tables say, word for word.

-- The parties are those with whom the agreement was entered; a notice gives its own party an end and takes nobody away.
CREATE FUNCTION agreement_parties_fixed() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM event
    WHERE agreement_id IN (NEW.agreement_id, OLD.agreement_id) AND appended_in <> pg_current_xact_id())
  THEN
    RAISE EXCEPTION 'the parties of an agreement do not change: conclude another that replaces it'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'agreement_parties_fixed';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER agreement_parties_fixed AFTER INSERT OR DELETE OR UPDATE OF agreement_id, party_id, role, position
  ON agreement_party FOR EACH ROW EXECUTE FUNCTION agreement_parties_fixed();

-- The terms of a negotiated agreement are those of its draft, and what changes terms of any agreement is an agreed amendment.

CREATE FUNCTION term_is_agreed() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  term JSONB := to_jsonb(NEW);
  named TEXT := COALESCE(term ->> 'kind', term ->> 'number');
BEGIN
  IF NEW.added_by_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM amendment a JOIN amendment_change c ON c.amendment_id = a.id
    WHERE a.id = NEW.added_by_id AND a.agreement_id = NEW.agreement_id AND a.outcome = 'AGREED'
      AND a.effective_on = NEW.since AND c.kind IN ('ADD_SCOPE', 'ADD_PROVISION', 'REPLACE_PROVISION')
      AND (c.scope::TEXT, c.note, c.number, c.heading, c.text) IS NOT DISTINCT FROM
        (term ->> 'kind', term ->> 'note', term ->> 'number', term ->> 'heading', term ->> 'text'))
  OR NEW.removed_by_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM amendment a JOIN amendment_change c ON c.amendment_id = a.id
    WHERE a.id = NEW.removed_by_id AND a.agreement_id = NEW.agreement_id AND a.outcome = 'AGREED'
      AND a.effective_on = NEW.until AND c.kind IN ('REMOVE_SCOPE', 'REPLACE_PROVISION', 'REMOVE_PROVISION')
      AND COALESCE(c.scope::TEXT, c.number) = named)
  OR EXISTS (SELECT 1 FROM agreement WHERE id = NEW.agreement_id AND origin = 'NEGOTIATED') AND (
    (NEW.removed_by_id IS NULL) <> (NEW.until IS NULL)
    OR NEW.added_by_id IS NULL AND (NEW.since IS NOT NULL OR NOT is_drafted(NEW.agreement_id, term)))
  THEN
    RAISE EXCEPTION 'the parties have not agreed on that: the terms are those of the draft, as agreed amendments change them'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_is_agreed';
  END IF;
  RETURN NULL;
END $$;

-- Whether the draft that every party has consented to has this scope or this provision.
CREATE FUNCTION is_drafted(agreement UUID, term JSONB) RETURNS BOOLEAN STABLE LANGUAGE sql AS $$
  SELECT EXISTS (
    SELECT 1 FROM agreement a JOIN draft_scope d ON d.agreement_id = a.id AND d.draft_number = a.draft_number
    WHERE a.id = agreement AND a.concluded
      AND (d.kind::TEXT, d.note) IS NOT DISTINCT FROM (term ->> 'kind', term ->> 'note')
  ) OR EXISTS (
    SELECT 1 FROM agreement a JOIN draft_provision d ON d.agreement_id = a.id AND d.draft_number = a.draft_number
    WHERE a.id = agreement AND a.concluded
      AND (d.number, d.heading, d.text) IS NOT DISTINCT FROM (term ->> 'number', term ->> 'heading', term ->> 'text'))
$$;

CREATE CONSTRAINT TRIGGER scope_is_agreed AFTER INSERT OR UPDATE ON scope
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION term_is_agreed();
CREATE CONSTRAINT TRIGGER provision_is_agreed AFTER INSERT OR UPDATE ON provision
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION term_is_agreed();

-- Only what a source told wrongly, and no amendment has touched, is ever taken away.
CREATE FUNCTION term_stays() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF num_nonnulls(OLD.added_by_id, OLD.removed_by_id) > 0
    OR EXISTS (SELECT 1 FROM agreement WHERE id = OLD.agreement_id AND origin = 'NEGOTIATED')
  THEN
    RAISE EXCEPTION 'what the parties agreed on stays: only an amendment ends it'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_stays';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER scope_stays AFTER DELETE ON scope FOR EACH ROW EXECUTE FUNCTION term_stays();
CREATE TRIGGER provision_stays AFTER DELETE ON provision FOR EACH ROW EXECUTE FUNCTION term_stays();

-- And nothing of what they agreed on is missing.

CREATE FUNCTION agreement_has_drafted_terms() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT kind FROM draft_scope WHERE agreement_id = NEW.id AND draft_number = NEW.draft_number
    EXCEPT SELECT kind FROM scope WHERE agreement_id = NEW.id AND added_by_id IS NULL)
  OR EXISTS (
    SELECT number FROM draft_provision WHERE agreement_id = NEW.id AND draft_number = NEW.draft_number
    EXCEPT SELECT number FROM provision WHERE agreement_id = NEW.id AND added_by_id IS NULL)
  THEN
    RAISE EXCEPTION 'the agreement has the terms of the draft that every party has consented to'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_has_drafted_terms';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER agreement_has_drafted_terms AFTER INSERT OR UPDATE OF concluded ON agreement
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.concluded AND NEW.origin = 'NEGOTIATED')
  EXECUTE FUNCTION agreement_has_drafted_terms();

CREATE FUNCTION amendment_is_applied() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM amendment_change c WHERE c.amendment_id = NEW.id AND (
      c.kind IN ('ADD_SCOPE', 'ADD_PROVISION', 'REPLACE_PROVISION') AND NOT EXISTS (
        SELECT 1 FROM scope t WHERE t.added_by_id = NEW.id AND t.kind = c.scope
        UNION ALL SELECT 1 FROM provision t WHERE t.added_by_id = NEW.id AND t.number = c.number)
      OR c.kind IN ('REMOVE_SCOPE', 'REPLACE_PROVISION', 'REMOVE_PROVISION') AND NOT EXISTS (
        SELECT 1 FROM scope t WHERE t.removed_by_id = NEW.id AND t.kind = c.scope
        UNION ALL SELECT 1 FROM provision t WHERE t.removed_by_id = NEW.id AND t.number = c.number)))
  THEN
    RAISE EXCEPTION 'an agreed amendment changes the terms as it says'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'amendment_is_applied';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER amendment_is_applied AFTER INSERT OR UPDATE ON amendment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.outcome = 'AGREED') EXECUTE FUNCTION amendment_is_applied();

-- A change is part of what is proposed, and consents are to all of it.
CREATE FUNCTION amendment_change_with_proposal() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM event WHERE amendment_id = NEW.amendment_id AND appended_in <> pg_current_xact_id()) THEN
    RAISE EXCEPTION 'a proposed amendment does not change: withdraw it and propose another'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'amendment_change_with_proposal';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER amendment_change_with_proposal BEFORE INSERT ON amendment_change
  FOR EACH ROW EXECUTE FUNCTION amendment_change_with_proposal();
