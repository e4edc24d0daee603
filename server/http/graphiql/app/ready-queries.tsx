import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react';

/** A pane that opens any ready query in a new tab: for who has edited or closed the tabs of the first visit. */
export const READY_QUERIES_PLUGIN: GraphiQLPlugin = {
  title: 'Ready queries',
  icon: QuestionIcon,
  content: ReadyQueries,
};

function ReadyQueries() {
  const { addTab } = useGraphiQLActions();
  const { queryEditor, variableEditor } = useGraphiQL((state) => ({
    queryEditor: state.queryEditor,
    variableEditor: state.variableEditor,
  }));
  const open = ({ query, variables }: ReadyQuery) => {
    addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables);
  };
  return (
    <section aria-label="Ready queries" className="ready-queries">
      <h2>Ready queries</h2>
      <p>Each opens in a new tab.</p>
      <ul>
        {READY_QUERIES.map((ready) => (
          <li key={ready.title}>
            <button type="button" onClick={() => open(ready)}>
              {ready.title}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function QuestionIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden="true">
      <circle cx="12" cy="12" r="9.2" strokeWidth="1.5" />
      <path
        strokeLinecap="round"
        strokeLinejoin="round"
        strokeWidth="1.5"
        d="M9.4 9.3a2.6 2.6 0 1 1 3.7 2.4c-.8.4-1.1.9-1.1 1.8m0 3v.1"
      />
    </svg>
  );
}
