import type { Database } from '../db/client.ts';
import { foldTexts } from '../db/fold-texts.ts';
import { BadInputError } from './errors.ts';

const TEXT_LENGTH_MAX = 200;

/** The words to look for, folded as the search terms are. */
export type Words = ReadonlyMap<string, readonly string[]>;

/** The words of each text that a filter looks for; throws BadInputError for an empty or an endless one. */
export async function wordsOf(db: Database, texts: readonly (string | null | undefined)[]): Promise<Words> {
  const given = texts.filter((text) => text !== null && text !== undefined);
  for (const text of given) assertSearchable(text);
  const folded = await foldTexts(db, given);
  return new Map(given.map((text) => [text, wordsIn(folded.get(text) ?? '')]));
}

function wordsIn(folded: string): string[] {
  // A text of accents alone folds to nothing, and nothing occurs in every name.
  if (folded === '') throw nothingToLookFor();
  return folded.split(' ');
}

/** Throws BadInputError for a text that nothing can be found by. */
export function assertSearchable(text: string): void {
  if (text.trim() === '') throw nothingToLookFor();
  if (text.length > TEXT_LENGTH_MAX) {
    throw new BadInputError(
      `The text to look for has ${text.length} characters; at most ${TEXT_LENGTH_MAX} are searched.`,
    );
  }
}

function nothingToLookFor(): BadInputError {
  return new BadInputError('Give a text to look for: a name, an acronym or a title, or a part of one.');
}

/** Search terms that hold every one of the words. */
export function termsWith(words: readonly string[]) {
  // Prisma hands `contains` to LIKE as it is.
  const literals = words.map((word) => word.replace(/[\\%_]/g, '\\$&'));
  return { some: { AND: literals.map((literal) => ({ folded: { contains: literal } })) } };
}
