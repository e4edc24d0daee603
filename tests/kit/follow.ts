// Follows the ledger over HTTP as server-sent events.
import type { GraphqlAnswerError } from './app.ts';

export interface FollowedEvent {
  readonly cursor: string;
  readonly kind: string;
  readonly id: string;
  readonly agreement: { readonly slug: string; readonly status: string } | null;
}

export interface Following {
  readonly status: number;
  /** The next event; throws the errors that come in its place, and where the stream ends. */
  next(): Promise<FollowedEvent>;
  /** The errors that end the stream; none where it ends by itself. */
  end(): Promise<readonly GraphqlAnswerError[]>;
  /** Goes away without a word. */
  leave(): void;
}

export interface FollowOptions {
  readonly after?: string;
  readonly filter?: Readonly<Record<string, unknown>>;
  readonly token?: string;
}

const FOLLOW = `subscription ($after: String, $filter: EventFilter) {
  events(after: $after, filter: $filter) { cursor id kind agreement { slug status } }
}`;

interface Result {
  readonly data?: { readonly events: FollowedEvent } | null;
  readonly errors?: readonly GraphqlAnswerError[];
}

/** Returns when the server has begun to answer: what is committed from then on is among the events. */
export async function follow(
  origin: string,
  { after, filter, token }: FollowOptions = {},
): Promise<Following> {
  const leaving = new AbortController();
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ query: FOLLOW, variables: { after, filter } }),
    signal: leaving.signal,
  });
  const results = read(response);
  return {
    status: response.status,
    async next() {
      const { value } = await results.next();
      if (!value?.data) throw new Error(`No event came, but ${JSON.stringify(value ?? 'the end')}.`);
      return value.data.events;
    },
    async end() {
      const errors: GraphqlAnswerError[] = [];
      for await (const result of results) errors.push(...(result.errors ?? []));
      return errors;
    },
    leave: () => leaving.abort(),
  };
}

async function* read({ body }: Response): AsyncGenerator<Result, undefined> {
  if (!body) return;
  let text = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^data: (.+)$/m.exec(block)?.[1];
      if (data) yield JSON.parse(data);
    }
  }
}
