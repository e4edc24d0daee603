import type { Database } from './client.ts';

/** Texts as the database folds those that it searches: without accents, case and typographic variants. */
export async function foldTexts(
  db: Database,
  texts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (texts.length === 0) return new Map();
  const rows = await db.$queryRaw<{ text: string; folded: string }[]>`
    /* foldTexts */ SELECT text, fold_text(text) AS folded FROM unnest(${[...texts]}::TEXT[]) AS text`;
  return new Map(rows.map(({ text, folded }) => [text, folded]));
}
