import { ToolbarButton, useGraphiQL } from '@graphiql/react';
import { useEffect, useState } from 'react';
import { createShareLink } from './share-link.ts';

const NOTICE_MS = 2000;

/** Copies an address that opens the query of the active tab. */
export function ShareButton() {
  const { queryEditor, variableEditor } = useGraphiQL((state) => ({
    queryEditor: state.queryEditor,
    variableEditor: state.variableEditor,
  }));
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    const link = createShareLink(queryEditor?.getValue() ?? '', variableEditor?.getValue() ?? '');
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch {
      // Browsers have no clipboard for pages that came without TLS from another machine.
      window.prompt('Copy this link:', link);
    }
  };
  return (
    <ToolbarButton label={copied ? 'Link copied' : 'Copy a link to this query'} onClick={copy}>
      <Icon path={copied ? CHECK : LINK} />
    </ToolbarButton>
  );
}

const LINK =
  'M10 14a4 4 0 0 0 5.7 0l3.6-3.6a4 4 0 0 0-5.7-5.7L12.4 6M14 10a4 4 0 0 0-5.7 0l-3.6 3.6a4 4 0 0 0 5.7 5.7l1.2-1.3';
const CHECK = 'M5 12.5l4.6 4.6L19.5 7';

function Icon({ path }: { path: string }) {
  return (
    <svg
      className="graphiql-toolbar-icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
    >
      <path strokeLinecap="round" strokeLinejoin="round" strokeWidth="1.6" d={path} />
    </svg>
  );
}
