-- Tells every server that listens of what changes what it may have answered: the ledger, the few tables that can change
-- without it, and who may ask. Told at commit, once for a transaction, and not at all for one that fails.
CREATE FUNCTION tell_of_change() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('concordat_changed', '');
  RETURN NULL;
END $$;

CREATE TRIGGER event_tell_of_change AFTER INSERT ON event FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER party_tell_of_change AFTER INSERT OR UPDATE OR DELETE ON party
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
CREATE TRIGGER party_alias_tell_of_change AFTER INSERT OR UPDATE OR DELETE ON party_alias
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
-- Not its last use, which is noted every minute.
CREATE TRIGGER api_key_tell_of_change AFTER INSERT OR DELETE OR UPDATE OF hash, prefix, role, party_id, revoked_at ON api_key
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
