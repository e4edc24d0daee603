interface SharedQuery {
  readonly query: string;
  readonly variables?: string;
}

/**
 * The query that the page's address carries, or null. The address is cleaned, so that a reload after
 * an edit does not open the query a second time. Headers are never taken from a link.
 */
export function takeSharedQuery(): SharedQuery | null {
  const { searchParams, pathname } = new URL(location.href);
  const query = searchParams.get('query');
  if (!query) return null;
  history.replaceState(null, '', pathname);
  const variables = searchParams.get('variables');
  return variables ? { query, variables } : { query };
}

/** An address that opens this query, with these variables, in the page. */
export function createShareLink(query: string, variables: string): string {
  const link = new URL(location.pathname, location.origin);
  link.searchParams.set('query', query);
  if (variables.trim()) link.searchParams.set('variables', variables);
  return link.href;
}
