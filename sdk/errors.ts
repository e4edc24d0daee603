// Every way in which a question can end without a whole answer. Tell them apart by `kind` rather than by class: that also holds
// where two copies of this package meet.

/** Where in the answer an error belongs: names of fields, and positions in lists. */
export type ErrorPath = readonly (string | number)[];

/** One error that the server reported. */
export interface ReportedError {
  readonly message: string;
  readonly code: string | undefined;
  readonly path: ErrorPath | undefined;
  readonly requestId: string | undefined;
  readonly extensions: Readonly<Record<string, unknown>>;
}

export interface ErrorDetails<Code extends string = string> {
  readonly code: Code;
  readonly path?: ErrorPath | undefined;
  readonly requestId?: string | undefined;
  readonly status?: number | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly errors?: readonly ReportedError[];
  readonly cause?: unknown;
}

/** What all errors of this package are. None holds the token. */
export abstract class ConcordatError<Code extends string = string> extends Error {
  abstract readonly kind: string;
  /** Stable, for programs. The server's own where it gave one, otherwise one of this package's. */
  readonly code: Code;
  /** Where in the answer the first error belongs. */
  readonly path: ErrorPath | undefined;
  /** Names this one request in the server's log. */
  readonly requestId: string | undefined;
  /** The HTTP status, where the server answered at all. */
  readonly status: number | undefined;
  /** How long the server asks to wait before the next try. */
  readonly retryAfterMs: number | undefined;
  /** All that the server reported, in its order; empty where nothing of it arrived. */
  readonly errors: readonly ReportedError[];

  constructor(message: string, details: ErrorDetails<Code>) {
    super(message, 'cause' in details ? { cause: details.cause } : {});
    this.code = details.code;
    this.path = details.path;
    this.requestId = details.requestId;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
    this.errors = details.errors ?? [];
  }
}

/** The server refused the operation, or could answer only a part of it. */
export class GraphqlError extends ConcordatError {
  override readonly name = 'GraphqlError';
  readonly kind = 'graphql';
}

/** The server does not know who asks: it misses a token, or does not accept the one that it got. */
export class AuthenticationError extends ConcordatError {
  override readonly name = 'AuthenticationError';
  readonly kind = 'authentication';
}

/** The server was asked too much in too short a time. */
export class RateLimitError extends ConcordatError {
  override readonly name = 'RateLimitError';
  readonly kind = 'rate-limit';
}

export type TransportCode =
  /** The request could not be made of what was given; nothing was sent. */
  | 'NOT_SENT'
  /** The caller's signal aborted. */
  | 'ABORTED'
  /** No whole answer within `timeoutMs`. */
  | 'TIMED_OUT'
  /** No connection, or one that broke. */
  | 'NETWORK_FAILED'
  /** An answer that is not JSON: often a proxy's page, or the wrong address. */
  | 'NOT_JSON'
  /** An answer in JSON that no GraphQL server gives. */
  | 'NOT_GRAPHQL';

/** No GraphQL answer came back. After ABORTED, TIMED_OUT and NETWORK_FAILED the server may still have done its work. */
export class TransportError extends ConcordatError<TransportCode> {
  override readonly name = 'TransportError';
  readonly kind = 'transport';
}
