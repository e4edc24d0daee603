-- Rules 7, 8 and 10: the status on a day follows from dates, suspensions, the parent and the parties.

-- What is not sure any more: from then on a party is dissolved, perhaps, and nobody succeeds it.
CREATE FUNCTION outlives_party_from(agreement UUID) RETURNS DATE STABLE LANGUAGE sql AS $$
  SELECT min(COALESCE(p.dissolved_earliest + 1, '-infinity')) FROM agreement_party m JOIN party p ON p.id = m.party_id
  WHERE m.agreement_id = agreement AND p.dissolved_on IS NOT NULL AND p.successor_id IS NULL
$$;

-- The days on which an agreement has one of the states.
CREATE FUNCTION days_in(agreement UUID, VARIADIC states agreement_status[]) RETURNS DATEMULTIRANGE STABLE LANGUAGE sql AS $$
  SELECT COALESCE(range_agg(daterange(since, until)), '{}') FROM phase WHERE agreement_id = agreement AND status = ANY (states)
$$;

-- The days on which a recorded agreement is surely in force, where it has no parent, was never suspended and outlives no party.
CREATE FUNCTION surely_in_force(of agreement) RETURNS DATERANGE STABLE LANGUAGE sql AS $$
  SELECT CASE
    WHEN of.start_latest IS NULL OR of.supplements_id IS NOT NULL OR outlives_party_from(of.id) IS NOT NULL
      OR EXISTS (SELECT 1 FROM event WHERE agreement_id = of.id AND kind = 'SUSPENDED') THEN 'empty'
    WHEN of.ended_on IS NULL THEN daterange(of.start_latest, NULL)
    WHEN of.start_latest < of.end_earliest THEN daterange(of.start_latest, of.end_earliest)
    ELSE 'empty' END
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
            days_in(of.supplements_id, 'IN_FORCE', 'UNKNOWN', 'TERMINATED', 'EXPIRED', 'REPLACED')
          ELSE daterange(told.since, told.until) <@ days_in(of.supplements_id, 'IN_FORCE') END
      WHEN 'SUSPENDED' THEN told.since >= of.start_latest AND (of.supplements_id IS NOT NULL OR daterange(told.since, told.until) <@ (
          SELECT range_agg(daterange(s.since, s.until)) FROM suspension s WHERE s.agreement_id = of.id))
      WHEN 'UNKNOWN' THEN (of.end_latest IS NULL OR told.until <= of.end_latest)
        AND (of.origin = 'RECORDED' OR of.supplements_id IS NOT NULL OR outlives_party_from(of.id) IS NOT NULL)
        AND NOT daterange(told.since, told.until) && surely_in_force(of)
      WHEN 'WITHDRAWN' THEN FALSE
      ELSE (told.since >= of.end_latest AND told.status = of.end_status)
        OR (told.status = 'TERMINATED' AND of.supplements_id IS NOT NULL AND NOT of.survives_parent AND
          daterange(told.since, told.until) <@ days_in(of.supplements_id, 'UNKNOWN', 'TERMINATED', 'EXPIRED', 'REPLACED')) END
    END
$$;

-- Parties: an event of one may change the states of its agreements -----------------------------------------------------

CREATE OR REPLACE FUNCTION told_by_event() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  told UUID := COALESCE(to_jsonb(NEW), to_jsonb(OLD)) ->> CASE TG_TABLE_NAME WHEN 'agreement' THEN 'id' ELSE 'agreement_id' END;
BEGIN
  IF NOT EXISTS (
    WITH RECURSIVE up(id) AS (
      SELECT told UNION SELECT a.supplements_id FROM up JOIN agreement a ON a.id = up.id WHERE a.supplements_id IS NOT NULL)
    SELECT 1 FROM up JOIN event e ON e.agreement_id = up.id WHERE e.appended_in = pg_current_xact_id()
    UNION ALL
    SELECT 1 FROM up JOIN agreement_party p ON p.agreement_id = up.id JOIN event e ON e.party_id = p.party_id
    WHERE TG_TABLE_NAME IN ('agreement', 'phase') AND e.kind = 'PARTY_UPDATED' AND e.appended_in = pg_current_xact_id())
  THEN
    RAISE EXCEPTION 'nothing of an agreement changes unless an event tells of it in the same transaction'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'told_by_event';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION party_phases_are_true() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM agreement_party m JOIN agreement a ON a.id = m.agreement_id JOIN phase p ON p.agreement_id = a.id
    WHERE m.party_id = NEW.id AND phase_is_true(p, a) IS NOT TRUE)
  THEN
    RAISE EXCEPTION 'after a party is dissolved, and nobody succeeds it, nobody knows whether its agreements are in force'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'phases_are_true';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER true_phases AFTER UPDATE OF successor_id, dissolved_on ON party
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION party_phases_are_true();

-- Rule 7: a unit of a party that moves away leaves no supplement without a shared partner ------------------------------

CREATE FUNCTION shares_partner(supplement agreement) RETURNS BOOLEAN STABLE LANGUAGE sql AS $$
  WITH RECURSIVE shared(id) AS (
    SELECT party_id FROM agreement_party WHERE agreement_id = supplement.supplements_id AND role = 'PARTNER'
    UNION SELECT unit.id FROM shared JOIN party unit ON unit.parent_id = shared.id)
  SELECT EXISTS (SELECT 1 FROM shared JOIN agreement_party p ON p.party_id = shared.id WHERE p.agreement_id = supplement.id)
$$;

CREATE OR REPLACE FUNCTION agreement_supplement_shares_partner() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM agreement a
    WHERE a.supplements_id IS NOT NULL AND (TG_TABLE_NAME = 'party' OR a.id = NEW.id) AND NOT shares_partner(a))
  THEN
    RAISE EXCEPTION 'a supplement shares a partner, or a unit of one, with the agreement that it supplements'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_supplement_shares_partner';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER agreement_supplement_shares_partner AFTER UPDATE OF parent_id ON party
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.parent_id IS DISTINCT FROM OLD.parent_id)
  EXECUTE FUNCTION agreement_supplement_shares_partner();
