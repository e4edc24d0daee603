// Waiting for the registry, and telling what came of it.
import { type ReactNode, useEffect, useState } from 'react';
import { AuthenticationError, ConcordatError, RateLimitError, TransportError } from '../../index.ts';
import { url } from './registry.ts';

type Asked<Value> =
  | { readonly state: 'waiting' }
  | { readonly state: 'answered'; readonly value: Value }
  | { readonly state: 'failed'; readonly error: unknown };

interface AnswerProps<Value> {
  /** Has to be the same function until something else is to be asked. */
  readonly ask: (signal: AbortSignal) => Promise<Value>;
  readonly children: (value: Value) => ReactNode;
}

/** Asks, and shows the answer once it is there. */
export function Answer<Value>(props: AnswerProps<Value>) {
  const [tries, setTries] = useState(0);
  return <Try key={tries} {...props} onAgain={() => setTries(tries + 1)} />;
}

/** Asks once. What is no longer wanted is given up. */
function Try<Value>({ ask, children, onAgain }: AnswerProps<Value> & { readonly onAgain: () => void }) {
  const [asked, setAsked] = useState<Asked<Value>>({ state: 'waiting' });

  useEffect(() => {
    const stop = new AbortController();
    const show = (next: Asked<Value>) => stop.signal.aborted || setAsked(next);
    setAsked({ state: 'waiting' });
    ask(stop.signal).then(
      (value) => show({ state: 'answered', value }),
      (error) => show({ state: 'failed', error }),
    );
    return () => stop.abort();
  }, [ask]);

  if (asked.state === 'answered') return children(asked.value);
  if (asked.state === 'waiting') return <p role="status">Asking the registry …</p>;
  return (
    <div role="alert" className="failure">
      <p>{explain(asked.error)}</p>
      <button type="button" onClick={onAgain}>
        Try again
      </button>
    </div>
  );
}

function explain(error: unknown): string {
  if (error instanceof TransportError && error.code !== 'NETWORK_FAILED')
    return `What is at ${url} does not answer as the registry does. ${error.message}`;
  if (error instanceof TransportError)
    return `No registry answers at ${url}. It may be down, or not allow this page: CORS_ORIGINS must name ${window.location.origin}.`;
  if (error instanceof RateLimitError)
    return `The registry was asked too much. Try again in ${Math.ceil((error.retryAfterMs ?? 60_000) / 1000)} seconds.`;
  if (error instanceof AuthenticationError) return 'The registry does not know who asks.';
  if (error instanceof ConcordatError)
    return `The registry cannot answer: ${error.message}${error.requestId ? ` (request ${error.requestId})` : ''}`;
  return `This page has a fault: ${error}`;
}
