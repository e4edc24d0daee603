import { randomUUID } from 'node:crypto';
import { IncomingMessage } from 'node:http';
import type { DocumentNode } from 'graphql';
import type { Viewpoint } from '../auth/principal.ts';
import type { SqlResult } from '../graphql/sql/execute.ts';
import { networkOf } from './caller.ts';
import type { Account } from './cost-limit.ts';
import type { Question } from './kept-answers.ts';

/** The value of a header by its name in lower case; null where there is none. */
export type HeaderOf = (name: string) => string | null;

export interface AnsweredOperation {
  readonly type: string;
  readonly name: string | null;
}

export interface AskedQuery {
  readonly document: DocumentNode;
  readonly query: string;
  readonly operationName: string | null;
  /** Whether its answers stay the same until something changes. */
  readonly isLasting: boolean;
}

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
  operation: AnsweredOperation | null;
  /** Who asks, and on which day; null until it is known. */
  viewpoint: Viewpoint | null;
  /** Who asks, which is asked once, however that ends; null until it is. */
  identified: Promise<Viewpoint> | null;
  /** Null where its answer was not looked for among those kept. */
  question: Question | null;
  /** Whether its answer stays the same until something changes. */
  mayBeKept: boolean;
  /** The body, where somebody reads it already. */
  body: Promise<string> | null;
  /** The name under which its document is to be known; null where none was given beside the text. */
  documentId: string | null;
  /** What a query that was run asks, once it is known to be valid. */
  asked: AskedQuery | null;
  /** Whether one statement answers it. */
  isOneStatement: boolean;
  /** What one statement answers, where that was asked before Yoga was: null where resolvers are to answer. Its cost is counted then. */
  ahead: { readonly result: SqlResult | null } | null;
  /** The text of the answer's data; null until it is there, and where anything is wrong. */
  data: string | null;
}

const factsByRequest = new WeakMap<Request | IncomingMessage, RequestFacts>();

export interface Arrival {
  readonly request: Request;
  readonly url: URL;
  readonly serverContext: object;
}

/** Notes a request that has just come in, unless that is done. A proxy's word for it counts only where a proxy is to be trusted. */
export function noteRequest({ request, url, serverContext }: Arrival, trustProxy: boolean): void {
  const message = findMessage(serverContext);
  const noted = message && factsByRequest.get(message);
  const header: HeaderOf = (name) => request.headers.get(name);
  const { pathname: path } = url;
  const peerAddress = message?.socket.remoteAddress ?? null;
  factsByRequest.set(request, noted ?? createFacts({ header, path, peerAddress }, trustProxy));
}

/** Notes a request of a server of `node:http`. */
export function noteMessage(message: IncomingMessage, path: string, trustProxy: boolean): RequestFacts {
  const peerAddress = message.socket.remoteAddress ?? null;
  const facts = createFacts({ header: headersOf(message), path, peerAddress }, trustProxy);
  factsByRequest.set(message, facts);
  return facts;
}

/** The headers of a request of a server of `node:http`. */
export function headersOf({ headers }: IncomingMessage): HeaderOf {
  return (name) => {
    const value = headers[name];
    return typeof value === 'string' ? value : null;
  };
}

/** What was noted of such a request; undefined where it was not. */
export function findNoted(message: IncomingMessage): RequestFacts | undefined {
  return factsByRequest.get(message);
}

export function getFacts(request: Request): RequestFacts {
  const facts = factsByRequest.get(request);
  if (!facts) throw new Error('The request was not noted: useRequestFacts must be the first plugin.');
  return facts;
}

interface Sender {
  readonly header: HeaderOf;
  readonly path: string;
  readonly peerAddress: string | null;
}

function createFacts({ header, path, peerAddress }: Sender, trustProxy: boolean): RequestFacts {
  const remoteAddress = (trustProxy && findForwardedAddress(header)) || peerAddress;
  return {
    id: (trustProxy && findGivenId(header)) || randomUUID(),
    startedAtMs: performance.now(),
    path,
    remoteAddress,
    caller: networkOf(remoteAddress),
    cost: null,
    operation: null,
    viewpoint: null,
    identified: null,
    question: null,
    mayBeKept: false,
    body: null,
    documentId: null,
    asked: null,
    isOneStatement: false,
    ahead: null,
    data: null,
  };
}

function findGivenId(header: HeaderOf): string | null {
  const id = header('x-request-id');
  return id !== null && /^[\w.-]{1,100}$/.test(id) ? id : null;
}

/** The last address is the one that our own proxy saw; those before it are what the client claims. */
function findForwardedAddress(header: HeaderOf): string | null {
  return header('x-forwarded-for')?.split(',').at(-1)?.trim() || null;
}

function findMessage(serverContext: object): IncomingMessage | null {
  const message = 'req' in serverContext ? serverContext.req : null;
  return message instanceof IncomingMessage ? message : null;
}
