import { formatPrismaCursor, parsePrismaCursor } from '@pothos/plugin-prisma';
import { assertCursor } from './list-arguments.ts';

/** The cursor that lists by id give this row. */
export function cursorOf(id: string): string {
  return formatPrismaCursor({ id }, 'id');
}

/** The row's id; null for a cursor of a list that goes by something else. Throws BadInputError for what is no cursor. */
export function idOfCursor(cursor: string): string | null {
  assertCursor(cursor);
  const id = parsePrismaCursor(cursor);
  return typeof id === 'string' && cursorOf(id) === cursor ? id : null;
}
