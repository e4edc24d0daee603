-- Rules 4 and 8: who has left is not asked any more, and what is agreed without it holds no earlier than it left. TG_ARGV[0] names
-- the column of the day.
CREATE OR REPLACE FUNCTION agreed_for_its_day() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) ->> TG_ARGV[0])::DATE IS DISTINCT FROM GREATEST(
    (to_jsonb(OLD) ->> TG_ARGV[0])::DATE,
    (SELECT max(on_latest) FROM consent WHERE NEW.id IN (amendment_id, termination_id)),
    (SELECT max(until) FROM agreement_party p WHERE agreement_id = NEW.agreement_id AND NOT EXISTS (
      SELECT 1 FROM consent c WHERE NEW.id IN (amendment_id, termination_id) AND c.party_id = p.party_id)))
  THEN
    RAISE EXCEPTION 'what is agreed takes effect on its day, that of the last consent, or when whoever did not consent had left'
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
  END IF;
  RETURN NULL;
END $$;
