const QUERY = '{ partner(slug: \\"wco\\") { name agreements(first: 5) { nodes { title signedOn } } } }';

/** What to do next, for the person who has just started the server. */
export function greeting(host: string, port: number): string {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const name = isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  const url = `http://${name}:${port}/graphql`;
  return `Concordat listens on ${url}
Open it in a browser, or ask:
  curl ${url} -H 'content-type: application/json' -d '{"query":"${QUERY}"}'`;
}
