-- What took place on a day of which no bound is known, before 2010 or after 2012 say, has a text that is open on both sides, and no bounds.

CREATE FUNCTION has_text(told TEXT, earliest DATE, latest DATE) RETURNS BOOLEAN IMMUTABLE LANGUAGE sql AS $$
  SELECT CASE
    WHEN told IS NULL THEN earliest IS NULL AND latest IS NULL
    ELSE earliest IS NOT NULL OR latest IS NOT NULL OR told LIKE '[..%..]' END
$$;

ALTER TABLE agreement
  DROP CONSTRAINT agreement_signed_text,
  ADD CONSTRAINT agreement_signed_text CHECK (has_text(signed_on, signed_earliest, signed_latest)),
  DROP CONSTRAINT agreement_start_text,
  ADD CONSTRAINT agreement_start_text CHECK (in_force_on IS NULL OR has_text(in_force_on, start_earliest, start_latest)),
  DROP CONSTRAINT agreement_end_text,
  ADD CONSTRAINT agreement_end_text CHECK (has_text(ended_on, end_earliest, end_latest));

ALTER TABLE event
  DROP CONSTRAINT event_day_text,
  ADD CONSTRAINT event_day_text CHECK (has_text("on", on_earliest, on_latest));

ALTER TABLE party
  DROP CONSTRAINT party_dissolved_text,
  ADD CONSTRAINT party_dissolved_text CHECK (has_text(dissolved_on, dissolved_earliest, dissolved_latest));
