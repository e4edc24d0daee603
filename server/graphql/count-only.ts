import { COUNTS_ROWS } from './sql/reading.ts';

/** Marks a field of a connection as one that needs no rows: where nothing else is selected, none are read. */
export const COUNT_ONLY = { pothosPrismaTotalCount: true, ...COUNTS_ROWS } as const;
