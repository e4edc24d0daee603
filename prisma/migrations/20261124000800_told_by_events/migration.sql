-- Rules 9 and 10: the ledger is the truth. No row of an agreement changes but in a transaction that appends an event of that
-- agreement, or of one that it supplements, whose state it shares.

CREATE FUNCTION told_by_event() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  told UUID := COALESCE(to_jsonb(NEW), to_jsonb(OLD)) ->> CASE TG_TABLE_NAME WHEN 'agreement' THEN 'id' ELSE 'agreement_id' END;
BEGIN
  IF NOT EXISTS (
    WITH RECURSIVE up(id) AS (
      SELECT told UNION SELECT a.supplements_id FROM up JOIN agreement a ON a.id = up.id WHERE a.supplements_id IS NOT NULL)
    SELECT 1 FROM up JOIN event e ON e.agreement_id = up.id WHERE e.appended_in = pg_current_xact_id())
  THEN
    RAISE EXCEPTION 'nothing of an agreement changes unless an event tells of it in the same transaction'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'told_by_event';
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE
  changed TEXT;
BEGIN
  FOREACH changed IN ARRAY ARRAY['agreement', 'agreement_party', 'phase', 'scope', 'provision', 'suspension', 'consent', 'approval',
    'approval_requirement', 'draft', 'draft_scope', 'draft_provision', 'amendment', 'termination']
  LOOP
    EXECUTE format(
      'CREATE CONSTRAINT TRIGGER %1$s_told_by_event AFTER INSERT OR UPDATE OR DELETE ON %1$I
         DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION told_by_event()', changed);
  END LOOP;
END $$;
