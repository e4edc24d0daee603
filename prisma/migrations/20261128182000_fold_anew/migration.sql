-- By which rules the stored dates and states were folded from the ledger. Who folds by newer ones touches this row in each transaction, and
-- what then changes no event has to tell of: it is told already.

CREATE TABLE fold_rules (
  id INTEGER PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  version INTEGER NOT NULL
);
INSERT INTO fold_rules (version) VALUES (0);

CREATE OR REPLACE FUNCTION told_by_event() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  told UUID := COALESCE(to_jsonb(NEW), to_jsonb(OLD)) ->> CASE TG_TABLE_NAME WHEN 'agreement' THEN 'id' ELSE 'agreement_id' END;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM fold_rules WHERE xmin = pg_current_xact_id()::XID) AND NOT EXISTS (
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
