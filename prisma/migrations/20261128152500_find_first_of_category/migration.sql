-- A page of what is of one category begins where a period does, as every page of agreements begins with the oldest, and reads no other category.
DROP INDEX agreement_category_idx;
CREATE INDEX agreement_category_signed_ascending_id_idx ON agreement (category, signed_ascending, id);
