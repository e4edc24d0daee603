-- What search reads: one row for every text under which a party or an agreement can be found.

ALTER TABLE search_term ADD CONSTRAINT search_term_of_one CHECK (num_nonnulls(party_id, agreement_id) = 1);

-- Likeness to a whole name (trigrams), substrings of a name (trigrams again), and single words of a long one.
CREATE INDEX search_term_trigrams ON search_term USING gin (folded gin_trgm_ops);
CREATE INDEX search_term_words ON search_term USING gin (to_tsvector('simple', folded));

CREATE FUNCTION party_search_terms() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM search_term WHERE party_id = NEW.id AND field IN ('NAME', 'ACRONYM');
  INSERT INTO search_term (party_id, field, text)
    SELECT NEW.id, field, text
    FROM (VALUES ('NAME'::search_field, NEW.name), ('ACRONYM'::search_field, NEW.acronym)) AS term (field, text)
    WHERE text IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER party_search_terms AFTER INSERT OR UPDATE OF name, acronym ON party
  FOR EACH ROW EXECUTE FUNCTION party_search_terms();

CREATE FUNCTION party_alias_search_term() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM search_term WHERE party_id = OLD.party_id AND field = 'ALIAS' AND text = OLD.name;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO search_term (party_id, field, text) VALUES (NEW.party_id, 'ALIAS', NEW.name);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER party_alias_search_term AFTER INSERT OR DELETE OR UPDATE OF name, party_id ON party_alias
  FOR EACH ROW EXECUTE FUNCTION party_alias_search_term();

CREATE FUNCTION agreement_search_terms() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM search_term WHERE agreement_id = NEW.id;
  INSERT INTO search_term (agreement_id, field, text)
    SELECT NEW.id, field, text
    FROM (VALUES ('TITLE'::search_field, NEW.title), ('TITLE_IN_SOURCE'::search_field, NEW.title_in_source))
      AS term (field, text)
    WHERE text IS NOT NULL AND (field = 'TITLE' OR text <> NEW.title);
  RETURN NULL;
END $$;
CREATE TRIGGER agreement_search_terms AFTER INSERT OR UPDATE OF title, title_in_source ON agreement
  FOR EACH ROW EXECUTE FUNCTION agreement_search_terms();
