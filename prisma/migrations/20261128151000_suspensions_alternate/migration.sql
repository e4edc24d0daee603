-- A resumption comes after its suspension, and before the next. Where sources tell of these days imprecisely, each narrows the others: by
-- one day for each turn that lies between them.
CREATE OR REPLACE FUNCTION suspension_is_told() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  turns INTEGER := (
    SELECT count(*) FROM event e JOIN agreement a ON a.id = e.agreement_id
    WHERE a.id = NEW.agreement_id AND a.origin = 'RECORDED' AND e.kind = 'SUSPENDED');
BEGIN
  IF NOT EXISTS (
      SELECT 1 FROM event
      WHERE agreement_id = NEW.agreement_id AND (kind = 'SUSPENDED' AND on_latest - NEW.since BETWEEN 0 AND GREATEST(turns - 1, 0)
        OR kind = 'RESUMED' AND on_latest - NEW.since BETWEEN 1 AND turns
        OR kind = 'CORRECTED' AND on_latest - NEW.since BETWEEN 0 AND turns))
    OR NEW.until IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM event
      WHERE agreement_id = NEW.agreement_id AND (kind = 'RESUMED' AND NEW.until - on_earliest BETWEEN 0 AND GREATEST(turns - 1, 0)
        OR kind = 'SUSPENDED' AND NEW.until - on_earliest BETWEEN 1 AND turns
        OR kind = 'CORRECTED' AND NEW.until - on_earliest BETWEEN 0 AND turns)
      UNION ALL SELECT 1 FROM agreement WHERE id = NEW.agreement_id AND end_latest = NEW.until)
  THEN
    RAISE EXCEPTION 'a suspension lasts from the day that an event tells to that of its resumption, or of the end'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'suspension_is_told';
  END IF;
  RETURN NULL;
END $$;
