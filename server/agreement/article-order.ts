const numbers = new Intl.Collator('en', { numeric: true });

/** In the order of the text: Article 2 before Article 10, and "12" before "12 bis". */
export function inOrder<Row extends { readonly number: string }>(provisions: readonly Row[]): Row[] {
  return [...provisions].sort((one, other) => numbers.compare(one.number, other.number));
}
