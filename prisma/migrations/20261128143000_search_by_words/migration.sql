-- Search by words, each of which may be misspelt or only begun. Words are few and grow slowly, so that what is like one is found among the
-- words, and the names and titles that hold it by an index; to look for likeness among all names and titles takes longer the more there are.

-- As pg_trgm parts a text, so that the trigrams of a text are those of its words.
CREATE FUNCTION words_of(folded TEXT) RETURNS TEXT[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN array_remove(regexp_split_to_array(folded, '[^[:alnum:]]+'), '');

-- The word, and what is left of it without any one of its letters. Two words that have one of these in common differ by a letter that was left
-- out, put in, exchanged or moved. Of short words every other would be like them.
CREATE FUNCTION spellings_of(word TEXT) RETURNS TEXT[]
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE spellings TEXT[] := ARRAY[word];
BEGIN
  IF length(word) >= 4 THEN
    FOR place IN 1..length(word) LOOP
      spellings := spellings || overlay(word PLACING '' FROM place FOR 1);
    END LOOP;
  END IF;
  RETURN spellings;
END $$;

-- Each word of a search term once. A word that no term holds any longer stays: nothing is found by it.
CREATE TABLE search_word (
  -- In the order of bytes, so that the words that begin alike are a range.
  word TEXT COLLATE "C" NOT NULL,
  spellings TEXT[] NOT NULL GENERATED ALWAYS AS (spellings_of(word)) STORED,
  CONSTRAINT search_word_pkey PRIMARY KEY (word)
);
CREATE INDEX search_word_spellings ON search_word USING gin (spellings) WITH (fastupdate = off);

DROP INDEX search_term_words;
ALTER TABLE search_term
  ADD COLUMN words TSVECTOR GENERATED ALWAYS AS (array_to_tsvector(words_of(fold_text(text)))) STORED,
  ADD COLUMN trigrams INTEGER GENERATED ALWAYS AS (cardinality(show_trgm(fold_text(text)))) STORED;

CREATE INDEX search_term_words ON search_term USING gin (words) WITH (fastupdate = off);
-- A text that holds given words is the more like them the fewer trigrams it has.
CREATE INDEX search_term_shortest ON search_term (trigrams, id);
-- Not a B-tree, whose entries are bounded.
CREATE INDEX search_term_folded ON search_term USING hash (folded);
CREATE INDEX search_term_party_trigrams ON search_term USING gin (folded gin_trgm_ops) WITH (fastupdate = off) WHERE party_id IS NOT NULL;

-- In order, so that two who add the same words do not wait for each other.
CREATE FUNCTION search_term_words() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_word (word) SELECT DISTINCT unnest(words_of(NEW.folded)) AS word ORDER BY word ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER search_term_words AFTER INSERT OR UPDATE OF text ON search_term
  FOR EACH ROW EXECUTE FUNCTION search_term_words();

INSERT INTO search_word (word) SELECT DISTINCT unnest(words_of(folded)) FROM search_term;
