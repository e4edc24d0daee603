-- Who may know of a confidential event is settled when it is appended: the parties that are bound on that day.
ALTER TABLE event ADD COLUMN audience_party_ids UUID[] NOT NULL DEFAULT '{}';

ALTER TABLE event DISABLE TRIGGER USER;
UPDATE event SET audience_party_ids = ARRAY(
  SELECT party_id FROM agreement_party p
  WHERE p.agreement_id = event.agreement_id AND (until > (recorded_at AT TIME ZONE 'UTC')::DATE) IS NOT FALSE
  ORDER BY position)
WHERE audience = 'PARTIES';
ALTER TABLE event ENABLE TRIGGER USER;

CREATE FUNCTION event_audience() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  NEW.audience_party_ids := CASE NEW.audience WHEN 'PARTIES' THEN ARRAY(
    SELECT party_id FROM agreement_party
    WHERE agreement_id = NEW.agreement_id AND (until > today()) IS NOT FALSE
    ORDER BY position) ELSE '{}' END;
  RETURN NEW;
END $$;
CREATE TRIGGER event_audience BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION event_audience();

-- A source is for everybody from the first event for everybody that cites it, and else stays as it is.
ALTER TABLE source ADD COLUMN public BOOLEAN NOT NULL DEFAULT FALSE;
DROP TRIGGER source_append_only ON source;

CREATE FUNCTION is_cited_for_all(cited UUID) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM event_source JOIN event ON event.id = event_id WHERE source_id = cited AND audience = 'PUBLIC')
$$;
UPDATE source SET public = TRUE WHERE is_cited_for_all(id);

CREATE TRIGGER source_append_only BEFORE DELETE ON source FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER source_stays BEFORE UPDATE ON source FOR EACH ROW
  WHEN ((NEW.id, NEW.title, NEW.url, NEW.note) IS DISTINCT FROM (OLD.id, OLD.title, OLD.url, OLD.note))
  EXECUTE FUNCTION refuse_change();

CREATE FUNCTION source_public_by_event() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM source WHERE id = NEW.id AND public <> is_cited_for_all(id)) THEN
    RAISE EXCEPTION 'a source is public where a public event cites it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'source_public_by_event';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER source_public_by_event AFTER INSERT OR UPDATE ON source
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION source_public_by_event();

CREATE FUNCTION publish_source() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  UPDATE source SET public = TRUE WHERE id = NEW.source_id AND NOT public AND is_cited_for_all(id);
  RETURN NULL;
END $$;
CREATE TRIGGER event_source_publishes AFTER INSERT ON event_source FOR EACH ROW EXECUTE FUNCTION publish_source();
