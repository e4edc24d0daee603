-- How it ended nobody can tell. A transaction of its own, because only the next may use the value.
ALTER TYPE agreement_status ADD VALUE 'ENDED' BEFORE 'UNKNOWN';
