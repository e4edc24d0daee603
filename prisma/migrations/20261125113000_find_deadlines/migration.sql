-- The few agreements that the view `deadline` computes a day for.
CREATE INDEX agreement_renewable_term ON agreement (end_earliest) WHERE end_status = 'EXPIRED' AND term_renewable;
CREATE INDEX agreement_entry_by_rule ON agreement (id)
  WHERE concluded AND days_after_last_consent IS NOT NULL AND in_force_on IS NULL AND ended_on IS NULL;
