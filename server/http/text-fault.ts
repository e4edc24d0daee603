/** What keeps a text from being stored in PostgreSQL as it is; null if nothing does. */
export function findTextFault(text: string): string | null {
  if (text.includes('\u0000')) return 'the character U+0000, which no text may hold. Take it out.';
  if (LONE_SURROGATE.test(text))
    return 'half of a surrogate pair, which is no character. Send the whole text in UTF-8.';
  return null;
}

// With the flag u, whole pairs are characters of their own.
const LONE_SURROGATE = /\p{Surrogate}/u;
