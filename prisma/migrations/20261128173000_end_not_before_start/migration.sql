-- What is told coarsely of an end lies no earlier than the start, or the signature where no source tells of the start.

ALTER TABLE agreement
  DROP CONSTRAINT agreement_text_tells_days,
  ADD CONSTRAINT agreement_text_tells_days CHECK (
    tells_days(signed_on, signed_earliest, signed_latest) AND lies_in_days(in_force_on, start_earliest, start_latest)
    AND lies_in_days(ended_on, end_earliest, end_latest));
