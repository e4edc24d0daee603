/** Each answer has its own, or its connection has. */
const OWN_HEADERS: ReadonlySet<string> = new Set([
  ...['connection', 'content-length', 'keep-alive', 'transfer-encoding', 'x-request-id'],
]);
const JSON_TYPE = /^application\/(graphql-response\+)?json\b/;

/**
 * The headers to send a like answer with, names and values by turns; null for an answer that is not one whole text of JSON: an error, or one that
 * goes out in parts. 304 is the whole answer to a client that holds it already: what is kept is what it holds.
 */
export function headersToKeep(status: number, headers: Headers): string[] | null {
  if (status !== 200 && status !== 304) return null;
  if (!JSON_TYPE.test(headers.get('content-type') ?? '')) return null;
  return [...headers].filter(([name]) => !OWN_HEADERS.has(name)).flat();
}
