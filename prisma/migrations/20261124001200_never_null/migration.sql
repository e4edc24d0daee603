-- What a cursor compares is never null, and says so: otherwise Prisma would read on to the end of the list and cut the page itself.
ALTER TABLE agreement
  ALTER COLUMN signed_ascending SET NOT NULL,
  ALTER COLUMN signed_descending SET NOT NULL;
