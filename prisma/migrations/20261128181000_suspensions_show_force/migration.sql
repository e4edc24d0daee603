-- Only what is in force can be suspended, and resumes: each shows that it had entered into force by then. Where sources tell of these days
-- imprecisely, each narrows the others, by one day for each turn that lies between them.

CREATE FUNCTION is_shown_by_turn(shown UUID, by DATE) RETURNS BOOLEAN STABLE LANGUAGE sql AS $$
  SELECT EXISTS (
    SELECT 1 FROM event
    WHERE agreement_id = shown AND NOT disputed AND kind IN ('SUSPENDED', 'RESUMED', 'CORRECTED')
      AND on_latest - by BETWEEN 0 AND (SELECT count(*) FROM event WHERE agreement_id = shown AND kind IN ('SUSPENDED', 'RESUMED')))
$$;

CREATE OR REPLACE FUNCTION agreement_true_to_evidence() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  stored agreement := (SELECT a FROM agreement a WHERE id = NEW.id);
BEGIN
  IF NOT (is_bound_of(NEW.id, stored.signed_earliest, FALSE, 'SIGNED') AND is_bound_of(NEW.id, stored.signed_latest, TRUE, 'SIGNED')
    AND is_bound_of(NEW.id, stored.start_earliest, FALSE, 'ENTERED_INTO_FORCE', 'SIGNED')
    AND (is_bound_of(NEW.id, stored.start_latest, TRUE, 'ENTERED_INTO_FORCE', 'LISTED', 'REPORTED_IN_FORCE')
      OR is_shown_by_turn(NEW.id, stored.start_latest))
    AND (is_bound_of(NEW.id, stored.end_earliest, FALSE, 'TERMINATED', 'EXPIRED', 'REPLACED') 
      OR stored.end_earliest IS NOT DISTINCT FROM stored.start_earliest)
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
