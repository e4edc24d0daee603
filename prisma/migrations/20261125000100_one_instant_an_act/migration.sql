-- What was known at an instant is a whole number of acts: the events of a transaction bear one instant, later than that of
-- every transaction before it, even where the clock is set back.
CREATE OR REPLACE FUNCTION event_append() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  last RECORD;
BEGIN
  PERFORM lock_ledger();
  -- Under the lock, so that nobody appends between the look at the last event and the commit.
  SELECT recorded_at, appended_in INTO last FROM event ORDER BY position DESC LIMIT 1;
  NEW.position := nextval('event_position_seq');
  NEW.appended_in := pg_current_xact_id();
  NEW.recorded_at := CASE WHEN last.appended_in = NEW.appended_in THEN last.recorded_at
    ELSE greatest(date_trunc('milliseconds', clock_timestamp()), last.recorded_at + INTERVAL '1 millisecond') END;
  -- A correction comes after what it corrects, so that no two can take each other back.
  IF NEW.corrects_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM event WHERE id = NEW.corrects_id) THEN
    RAISE EXCEPTION 'a correction names an event that was told before it'
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'event_corrects_earlier';
  END IF;
  RETURN NEW;
END $$;
