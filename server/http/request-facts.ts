import { randomUUID } from 'node:crypto';
import { IncomingMessage } from 'node:http';
import { networkOf } from './caller.ts';
import type { Account } from './cost-limit.ts';

/** What the plugins tell each other of one request. */
export interface RequestFacts {
  readonly id: string;
  /** On the clock of `performance.now`. */
  readonly startedAtMs: number;
  readonly path: string;
  readonly remoteAddress: string | null;
  /** Whom its cost counts for: the address, until the holder of a credential is known. */
  caller: string;
  /** Set when an operation is known to be valid. */
  cost: (Account & { readonly requested: number }) | null;
  /** Set when an operation is about to run. */
  operation: { readonly type: string; readonly name: string | null } | null;
  /** The name under which its document is to be known; null where none was given beside the text. */
  documentId: string | null;
  /** The text of the answer's data; null until it is there, and where anything is wrong. */
  data: string | null;
}

const factsByRequest = new WeakMap<Request, RequestFacts>();

export interface Arrival {
  readonly request: Request;
  readonly url: URL;
  readonly serverContext: object;
}

/** Notes a request that has just come in. A proxy's word for it counts only where a proxy is to be trusted. */
export function noteRequest({ request, url, serverContext }: Arrival, trustProxy: boolean): void {
  const remoteAddress = (trustProxy && findForwardedAddress(request)) || findPeerAddress(serverContext);
  factsByRequest.set(request, {
    id: (trustProxy && findGivenId(request)) || randomUUID(),
    startedAtMs: performance.now(),
    path: url.pathname,
    remoteAddress,
    caller: networkOf(remoteAddress),
    cost: null,
    operation: null,
    documentId: null,
    data: null,
  });
}

export function getFacts(request: Request): RequestFacts {
  const facts = factsByRequest.get(request);
  if (!facts) throw new Error('The request was not noted: useRequestFacts must be the first plugin.');
  return facts;
}

function findGivenId(request: Request): string | null {
  const id = request.headers.get('x-request-id');
  return id !== null && /^[\w.-]{1,100}$/.test(id) ? id : null;
}

/** The last address is the one that our own proxy saw; those before it are what the client claims. */
function findForwardedAddress(request: Request): string | null {
  return request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || null;
}

function findPeerAddress(serverContext: object): string | null {
  const message = 'req' in serverContext ? serverContext.req : null;
  return message instanceof IncomingMessage ? (message.socket.remoteAddress ?? null) : null;
}
