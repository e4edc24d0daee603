-- The extensions Concordat leans on. All three are trusted: the owner of a database may create them.
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- What two spellings of one name have in common: no accents, case, typographic quotes or doubled spaces. unaccent() is
-- only STABLE, because its dictionary can be exchanged; naming the dictionary makes this wrapper fit for an index.
CREATE FUNCTION fold_text(value TEXT) RETURNS TEXT
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  SET search_path FROM CURRENT
  RETURN btrim(regexp_replace(lower(unaccent('unaccent'::regdictionary, normalize(value, NFKC))), '\s+', ' ', 'g'));
