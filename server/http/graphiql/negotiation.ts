/** The encodings that files are stored in beside their plain form. The first is the smallest. */
export const ENCODINGS = ['br', 'gzip'] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** Whether a client would rather read a page than the answer to a query: a browser's address bar does. */
export function prefersPage(accept: string | null): boolean {
  const qualities = parseQualities(accept);
  const page = qualities.get('text/html') ?? 0;
  const json = ['application/json', 'application/graphql-response+json'].map(
    (type) => qualities.get(type) ?? 0,
  );
  return page > Math.max(...json);
}

/** The encoding that a client likes best of those offered, the earliest of equals; null for none. */
export function findEncoding(header: string | null, offered: readonly Encoding[]): Encoding | null {
  const qualities = parseQualities(header);
  const qualityOf = (encoding: Encoding) => qualities.get(encoding) ?? qualities.get('*') ?? 0;
  const best = Math.max(0, ...offered.map(qualityOf));
  return best > 0 ? (offered.find((encoding) => qualityOf(encoding) === best) ?? null) : null;
}

/** The media types or encodings of an Accept header, each with its quality (0 to 1). */
function parseQualities(header: string | null): ReadonlyMap<string, number> {
  const qualities = new Map<string, number>();
  for (const part of (header ?? '').split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
    if (name) qualities.set(name, Number.isNaN(quality) ? 0 : quality);
  }
  return qualities;
}
