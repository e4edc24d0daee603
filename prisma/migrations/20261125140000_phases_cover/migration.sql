-- What an agreement is on a day, and all its phases, are read off this index alone: a filter by a day on which little or nothing matches
-- looks at the phases of every agreement.
ALTER TABLE phase DROP CONSTRAINT phase_pkey,
  ADD CONSTRAINT phase_pkey PRIMARY KEY (agreement_id, position) INCLUDE (since, until, status, in_force);
