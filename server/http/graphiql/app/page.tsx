import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { createFetcher } from './fetcher.ts';
import { READY_QUERIES_PLUGIN } from './ready-queries.tsx';
import { ShareButton } from './share-button.tsx';
import { takeSharedQuery } from './share-link.ts';
import { isFirstVisit, storage } from './storage.ts';

const DEFAULT_HEADERS = `{
  // Have an API key? Remove the next slashes:
  // "Authorization": "Bearer con_..."
}`;

const PLUGINS = [READY_QUERIES_PLUGIN, HISTORY_PLUGIN];

const fetcher = createFetcher(location.pathname);
const initial = initialTabs();

/** GraphiQL on our own API: the ready queries in tabs at the first visit, later the tabs as they were left. */
export function Page() {
  return (
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      plugins={PLUGINS}
      defaultEditorToolsVisibility="variables"
      defaultHeaders={DEFAULT_HEADERS}
      shouldPersistHeaders={false}
      inputValueDeprecation
      schemaDescription
      {...initial}
    >
      <GraphiQL.Logo>
        <span className="brand">Concordat</span>
      </GraphiQL.Logo>
      <GraphiQL.Toolbar>
        {({ prettify, copy, merge }) => (
          <>
            {prettify}
            {merge}
            {copy}
            <ShareButton />
          </>
        )}
      </GraphiQL.Toolbar>
    </GraphiQL>
  );
}

function initialTabs() {
  const shared = takeSharedQuery();
  if (!isFirstVisit()) {
    return shared ? { initialQuery: shared.query, initialVariables: shared.variables ?? '' } : {};
  }
  const defaultTabs = shared ? [shared, ...READY_QUERIES] : [...READY_QUERIES];
  const { query, variables } = shared ?? READY_QUERIES[0];
  // GraphiQL fills the first tab's editors from these, not from the tab.
  return { defaultTabs, initialQuery: query, initialVariables: variables ?? '' };
}
