-- The rules of the registry, as keys and constraints where those can hold them and as triggers where they cannot.
-- Their names are part of the contract: server/db/constraints.ts turns them into errors that people can act on.

-- Names and references -------------------------------------------------------------------------------------------

ALTER TABLE party
  ADD CONSTRAINT party_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 100),
  ADD CONSTRAINT party_name_form CHECK (btrim(name) = name AND length(name) BETWEEN 1 AND 500),
  ADD CONSTRAINT party_acronym_form CHECK (btrim(acronym) = acronym AND length(acronym) BETWEEN 1 AND 50),
  ADD CONSTRAINT party_country_form CHECK (country ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT party_version_positive CHECK (version > 0),
  ADD CONSTRAINT party_dissolved_bounds CHECK (dissolved_earliest <= dissolved_latest),
  ADD CONSTRAINT party_dissolved_text CHECK (
    (dissolved_on IS NULL) = (dissolved_earliest IS NULL AND dissolved_latest IS NULL));

ALTER TABLE party_alias
  ADD CONSTRAINT party_alias_form CHECK (btrim(name) = name AND length(name) BETWEEN 1 AND 500),
  ADD CONSTRAINT party_alias_place UNIQUE (party_id, position);

ALTER TABLE agreement
  ADD CONSTRAINT agreement_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 100),
  ADD CONSTRAINT agreement_title_form CHECK (btrim(title) = title AND length(title) BETWEEN 1 AND 1000),
  ADD CONSTRAINT agreement_version_positive CHECK (version > 0);

ALTER TABLE source
  ADD CONSTRAINT source_title_form CHECK (btrim(title) = title AND length(title) BETWEEN 1 AND 1000),
  ADD CONSTRAINT source_url_form CHECK (url ~ '^https?://[^[:space:]]+$' AND length(url) <= 2000),
  ADD CONSTRAINT source_identity UNIQUE NULLS NOT DISTINCT (title, url);

-- Bounds ---------------------------------------------------------------------------------------------------------

ALTER TABLE agreement
  ADD CONSTRAINT agreement_signed_bounds CHECK (signed_earliest <= signed_latest),
  ADD CONSTRAINT agreement_signed_text CHECK (
    (signed_on IS NULL) = (signed_earliest IS NULL AND signed_latest IS NULL)),
  ADD CONSTRAINT agreement_start_bounds CHECK (start_earliest <= start_latest),
  ADD CONSTRAINT agreement_start_text CHECK (
    in_force_on IS NULL OR start_earliest IS NOT NULL OR start_latest IS NOT NULL),
  ADD CONSTRAINT agreement_end_bounds CHECK (end_earliest <= end_latest),
  ADD CONSTRAINT agreement_end_text CHECK (
    (ended_on IS NULL) = (end_earliest IS NULL AND end_latest IS NULL)),
  ADD CONSTRAINT agreement_end_status CHECK (
    (ended_on IS NULL) = (end_status IS NULL) AND end_status IN ('TERMINATED', 'EXPIRED', 'REPLACED'));

ALTER TABLE consent ADD CONSTRAINT consent_bounds CHECK (on_earliest <= on_latest);
ALTER TABLE approval ADD CONSTRAINT approval_bounds CHECK (on_earliest <= on_latest);

-- Rule 1: exactly one host, at least one partner -----------------------------------------------------------------
-- The host stands at place 0 and the first partner at place 1, and an agreement references both places; so a host, a
-- partner, and an agreement's category being its first partner's are all held by keys.

ALTER TABLE party
  ADD CONSTRAINT party_category_unless_host CHECK (is_host = (category IS NULL)),
  ADD CONSTRAINT party_id_is_host UNIQUE (id, is_host),
  ADD CONSTRAINT party_id_category UNIQUE (id, category);
CREATE UNIQUE INDEX party_one_host ON party (is_host) WHERE is_host;

ALTER TABLE agreement_party
  ADD COLUMN is_host BOOLEAN GENERATED ALWAYS AS (role = 'HOST') STORED,
  ADD CONSTRAINT agreement_party_role_is_the_partys
    FOREIGN KEY (party_id, is_host) REFERENCES party (id, is_host),
  ADD CONSTRAINT agreement_party_host_first CHECK ((role = 'HOST') = (position = 0) AND position >= 0),
  ADD CONSTRAINT agreement_party_at_place UNIQUE (agreement_id, position, party_id);
CREATE UNIQUE INDEX agreement_party_one_host ON agreement_party (agreement_id) WHERE role = 'HOST';

ALTER TABLE agreement
  ADD COLUMN host_place INTEGER GENERATED ALWAYS AS (0) STORED,
  ADD COLUMN lead_place INTEGER GENERATED ALWAYS AS (1) STORED,
  ADD CONSTRAINT agreement_has_host
    FOREIGN KEY (id, host_place) REFERENCES agreement_party (agreement_id, position)
    DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT agreement_has_partner
    FOREIGN KEY (id, lead_place, lead_partner_id) REFERENCES agreement_party (agreement_id, position, party_id)
    DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT agreement_category_is_lead_partners
    FOREIGN KEY (lead_partner_id, category) REFERENCES party (id, category) ON UPDATE CASCADE;

ALTER TABLE consent ADD CONSTRAINT consent_of_a_party
  FOREIGN KEY (agreement_id, party_id) REFERENCES agreement_party (agreement_id, party_id);
ALTER TABLE approval ADD CONSTRAINT approval_for_a_party
  FOREIGN KEY (agreement_id, party_id) REFERENCES agreement_party (agreement_id, party_id);

-- Rule 5: one wording of a provision, one row of a scope, one phase a day ------------------------------------------

ALTER TABLE scope
  ADD CONSTRAINT scope_period CHECK (since < until),
  ADD CONSTRAINT scope_once_a_day EXCLUDE USING gist
    (agreement_id WITH =, kind WITH =, daterange(since, until) WITH &&),
  ADD CONSTRAINT scope_removal_has_day CHECK (removed_by_id IS NULL OR until IS NOT NULL),
  ADD CONSTRAINT scope_addition_has_day CHECK (added_by_id IS NULL OR since IS NOT NULL),
  ADD CONSTRAINT scope_added_by_own_amendment
    FOREIGN KEY (added_by_id, agreement_id) REFERENCES amendment (id, agreement_id),
  ADD CONSTRAINT scope_removed_by_own_amendment
    FOREIGN KEY (removed_by_id, agreement_id) REFERENCES amendment (id, agreement_id);

ALTER TABLE provision
  ADD CONSTRAINT provision_number_form CHECK (btrim(number) = number AND length(number) BETWEEN 1 AND 50),
  ADD CONSTRAINT provision_text_form CHECK (btrim(text) <> ''),
  ADD CONSTRAINT provision_period CHECK (since < until),
  ADD CONSTRAINT provision_once_a_day EXCLUDE USING gist
    (agreement_id WITH =, number WITH =, daterange(since, until) WITH &&),
  ADD CONSTRAINT provision_removal_has_day CHECK (removed_by_id IS NULL OR until IS NOT NULL),
  ADD CONSTRAINT provision_addition_has_day CHECK (added_by_id IS NULL OR since IS NOT NULL),
  ADD CONSTRAINT provision_added_by_own_amendment
    FOREIGN KEY (added_by_id, agreement_id) REFERENCES amendment (id, agreement_id),
  ADD CONSTRAINT provision_removed_by_own_amendment
    FOREIGN KEY (removed_by_id, agreement_id) REFERENCES amendment (id, agreement_id);

ALTER TABLE phase
  ADD CONSTRAINT phase_place CHECK (position >= 0),
  ADD CONSTRAINT phase_period CHECK (since < until),
  ADD CONSTRAINT phase_in_force_is_status CHECK ((status = 'IN_FORCE') = (in_force = 'YES')),
  ADD CONSTRAINT phase_once_a_day EXCLUDE USING gist (agreement_id WITH =, daterange(since, until) WITH &&);

-- Amendments -----------------------------------------------------------------------------------------------------

ALTER TABLE amendment
  ADD CONSTRAINT amendment_sequence_when_agreed CHECK (
    (outcome IS NOT DISTINCT FROM 'AGREED') = (sequence IS NOT NULL)),
  ADD CONSTRAINT amendment_sequence_positive CHECK (sequence > 0),
  ADD CONSTRAINT amendment_version_positive CHECK (version > 0),
  ADD CONSTRAINT amendment_proposed_by_a_party
    FOREIGN KEY (agreement_id, proposed_by_id) REFERENCES agreement_party (agreement_id, party_id);

ALTER TABLE amendment_change ADD CONSTRAINT amendment_change_form CHECK (
  CASE
    WHEN kind IN ('ADD_SCOPE', 'REMOVE_SCOPE') THEN
      scope IS NOT NULL AND number IS NULL AND heading IS NULL AND text IS NULL
    WHEN kind IN ('ADD_PROVISION', 'REPLACE_PROVISION') THEN
      scope IS NULL AND note IS NULL AND number IS NOT NULL AND text IS NOT NULL
    ELSE scope IS NULL AND note IS NULL AND number IS NOT NULL AND heading IS NULL AND text IS NULL
  END);

CREATE UNIQUE INDEX consent_once_an_amendment ON consent (amendment_id, party_id) WHERE amendment_id IS NOT NULL;

-- Rule 9: the ledger ---------------------------------------------------------------------------------------------

ALTER TABLE event
  -- The transaction that appended it; sources can be attached to an event only there.
  ADD COLUMN appended_in XID8 NOT NULL DEFAULT pg_current_xact_id(),
  ALTER COLUMN position DROP DEFAULT,
  ADD CONSTRAINT event_bounds CHECK (on_earliest <= on_latest),
  ADD CONSTRAINT event_day_text CHECK (("on" IS NULL) = (on_earliest IS NULL AND on_latest IS NULL)),
  ADD CONSTRAINT event_details_object CHECK (jsonb_typeof(details) = 'object'),
  ADD CONSTRAINT event_note_form CHECK (btrim(note) <> ''),
  ADD CONSTRAINT event_of_agreement_or_party CHECK (
    (kind IN ('PARTY_REGISTERED', 'PARTY_UPDATED')) = (agreement_id IS NULL)
    AND (agreement_id IS NOT NULL OR party_id IS NOT NULL)),
  ADD CONSTRAINT event_amendment_needs_agreement CHECK (amendment_id IS NULL OR agreement_id IS NOT NULL),
  ADD CONSTRAINT event_correction_names_event CHECK ((kind IN ('CORRECTED', 'RETRACTED')) = (corrects_id IS NOT NULL)),
  ADD CONSTRAINT event_of_agreement UNIQUE (id, agreement_id),
  ADD CONSTRAINT event_corrects_own_agreements
    FOREIGN KEY (corrects_id, agreement_id) REFERENCES event (id, agreement_id),
  -- A fact about the world has a day, however coarse; an act of record has none.
  ADD CONSTRAINT event_fact_has_day CHECK ("on" IS NOT NULL OR kind IN (
    'NEGOTIATION_OPENED', 'DRAFT_REVISED', 'DRAFT_WITHDRAWN', 'AMENDMENT_PROPOSED', 'AMENDMENT_DECLINED',
    'AMENDMENT_WITHDRAWN', 'TERMINATION_PROPOSED', 'DESCRIBED', 'CORRECTED', 'RETRACTED', 'PARTY_REGISTERED',
    'PARTY_UPDATED'));

ALTER TABLE scope ADD CONSTRAINT scope_stated_by_own_event
  FOREIGN KEY (event_id, agreement_id) REFERENCES event (id, agreement_id);
ALTER TABLE provision ADD CONSTRAINT provision_stated_by_own_event
  FOREIGN KEY (event_id, agreement_id) REFERENCES event (id, agreement_id);
ALTER TABLE consent ADD CONSTRAINT consent_stated_by_own_event
  FOREIGN KEY (event_id, agreement_id) REFERENCES event (id, agreement_id);
ALTER TABLE approval ADD CONSTRAINT approval_stated_by_own_event
  FOREIGN KEY (event_id, agreement_id) REFERENCES event (id, agreement_id);

-- One lock for all writers of the ledger, held until they commit.
CREATE FUNCTION lock_ledger() RETURNS VOID LANGUAGE sql AS $$ SELECT pg_advisory_xact_lock(7246591183) $$;

-- The position is drawn under the lock, so the order of positions is the order of commits: a reader who has seen one
-- position will never see a smaller one appear. A column default would be drawn before the lock.
CREATE FUNCTION event_append() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lock_ledger();
  NEW.position := nextval('event_position_seq');
  NEW.recorded_at := clock_timestamp();
  NEW.appended_in := pg_current_xact_id();
  -- A correction comes after what it corrects, so that no two can take each other back.
  IF NEW.corrects_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM event WHERE id = NEW.corrects_id) THEN
    RAISE EXCEPTION 'a correction names an event that was told before it'
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'event_corrects_earlier';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER event_append BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION event_append();

CREATE FUNCTION refuse_change() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never updated or deleted: append a correction or a retraction', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'ledger_append_only';
END $$;
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON event EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_source_append_only BEFORE UPDATE OR DELETE ON event_source
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_source_no_truncate BEFORE TRUNCATE ON event_source EXECUTE FUNCTION refuse_change();
CREATE TRIGGER source_append_only BEFORE UPDATE OR DELETE ON source FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER source_no_truncate BEFORE TRUNCATE ON source EXECUTE FUNCTION refuse_change();

CREATE FUNCTION event_source_with_event() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM event WHERE id = NEW.event_id AND appended_in = pg_current_xact_id();
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a source can be attached to an event only by the transaction that appends it'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'ledger_append_only';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER event_source_with_event BEFORE INSERT ON event_source
  FOR EACH ROW EXECUTE FUNCTION event_source_with_event();

-- After the end come only corrections, retractions and evidence: nobody acts on an agreement that is over.
CREATE FUNCTION event_not_after_end() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  ended DATE := (SELECT end_latest FROM agreement WHERE id = NEW.agreement_id);
BEGIN
  IF ended <= COALESCE(NEW.on_earliest, NEW.on_latest, (now() AT TIME ZONE 'UTC')::DATE) THEN
    RAISE EXCEPTION 'the agreement ended on %: only corrections, retractions and evidence can be added', ended
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'event_not_after_end';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER event_not_after_end BEFORE INSERT ON event FOR EACH ROW
  WHEN (NEW.agreement_id IS NOT NULL AND NEW.kind IN (
    'ENTERED_INTO_FORCE', 'SUSPENDED', 'RESUMED', 'RENEWED', 'NOTICE_GIVEN', 'NEGOTIATION_OPENED', 'DRAFT_REVISED',
    'DRAFT_WITHDRAWN', 'CONSENTED', 'AMENDMENT_PROPOSED', 'AMENDMENT_CONSENTED', 'AMENDMENT_AGREED',
    'AMENDMENT_DECLINED', 'AMENDMENT_WITHDRAWN', 'TERMINATION_PROPOSED', 'TERMINATION_CONSENTED'))
  EXECUTE FUNCTION event_not_after_end();

-- Graphs without cycles ------------------------------------------------------------------------------------------
-- TG_ARGV[0] names the referencing column. Under the ledger's lock, because two writers could each close one half.

CREATE FUNCTION refuse_cycle() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  cyclic BOOLEAN;
BEGIN
  PERFORM lock_ledger();
  EXECUTE format(
    'WITH RECURSIVE up(id) AS (
       SELECT %2$I FROM %1$I WHERE id = $1
       UNION SELECT t.%2$I FROM up JOIN %1$I t ON t.id = up.id WHERE up.id <> $1
     ) SELECT EXISTS (SELECT 1 FROM up WHERE id = $1)', TG_TABLE_NAME, TG_ARGV[0])
    INTO cyclic USING NEW.id;
  IF cyclic THEN
    RAISE EXCEPTION '% of % would make a cycle', TG_ARGV[0], TG_TABLE_NAME
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_' || TG_ARGV[0] || '_acyclic';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER party_parent_acyclic AFTER INSERT OR UPDATE OF parent_id ON party
  FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL) EXECUTE FUNCTION refuse_cycle('parent_id');
CREATE TRIGGER party_successor_acyclic AFTER INSERT OR UPDATE OF successor_id ON party
  FOR EACH ROW WHEN (NEW.successor_id IS NOT NULL) EXECUTE FUNCTION refuse_cycle('successor_id');
CREATE TRIGGER agreement_supplements_acyclic AFTER INSERT OR UPDATE OF supplements_id ON agreement
  FOR EACH ROW WHEN (NEW.supplements_id IS NOT NULL) EXECUTE FUNCTION refuse_cycle('supplements_id');
CREATE TRIGGER agreement_replaces_acyclic AFTER INSERT OR UPDATE OF replaces_id ON agreement
  FOR EACH ROW WHEN (NEW.replaces_id IS NOT NULL) EXECUTE FUNCTION refuse_cycle('replaces_id');
CREATE TRIGGER agreement_duplicate_acyclic AFTER INSERT OR UPDATE OF possible_duplicate_of_id ON agreement
  FOR EACH ROW WHEN (NEW.possible_duplicate_of_id IS NOT NULL) EXECUTE FUNCTION refuse_cycle('possible_duplicate_of_id');

-- Counts ---------------------------------------------------------------------------------------------------------

CREATE FUNCTION count_agreements() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE party SET agreement_count = agreement_count - 1 WHERE id = OLD.party_id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    UPDATE party SET agreement_count = agreement_count + 1 WHERE id = NEW.party_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER agreement_party_counted AFTER INSERT OR DELETE OR UPDATE OF party_id ON agreement_party
  FOR EACH ROW EXECUTE FUNCTION count_agreements();
