-- What may have taken place before the end can be told after it, and so can what is disputed, which has no effect.
CREATE OR REPLACE FUNCTION event_not_after_end() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  ended DATE := (SELECT end_latest FROM agreement WHERE id = NEW.agreement_id);
  earliest DATE := CASE WHEN NEW."on" IS NULL THEN (now() AT TIME ZONE 'UTC')::DATE ELSE NEW.on_earliest END;
BEGIN
  IF ended <= earliest AND NOT NEW.disputed THEN
    RAISE EXCEPTION 'the agreement ended on %: only corrections, retractions and evidence can be added', ended
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'event_not_after_end';
  END IF;
  RETURN NEW;
END $$;

-- Servers that keep answers hear of what is folded anew, which no event tells of.
CREATE TRIGGER fold_rules_tell_of_change AFTER UPDATE ON fold_rules FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
