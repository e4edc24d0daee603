-- An entry into force lies on one of the days that its text can mean. What other events tell can leave fewer of them than there are in
-- the year, or the month, that a source states.

CREATE FUNCTION lies_in_days(told TEXT, earliest DATE, latest DATE) RETURNS BOOLEAN IMMUTABLE LANGUAGE sql AS $$
  SELECT CASE
    WHEN told ~ '^\d{4}(-\d\d){0,2}$' THEN earliest <= latest
      AND to_char(earliest::TIMESTAMP, form) = told AND to_char(latest::TIMESTAMP, form) = told
    ELSE TRUE END IS TRUE
  FROM (SELECT left('YYYY-MM-DD', length(told)) AS form) AS told_as
$$;

ALTER TABLE agreement
  DROP CONSTRAINT agreement_text_tells_days,
  ADD CONSTRAINT agreement_text_tells_days CHECK (
    tells_days(signed_on, signed_earliest, signed_latest) AND lies_in_days(in_force_on, start_earliest, start_latest)
    AND tells_days(ended_on, end_earliest, end_latest));
