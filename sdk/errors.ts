// Every way in which a question can end without a whole answer. Tell them apart by `kind` rather than by class: that also holds
// where two copies of this package meet.

/** Where an error belongs: names of fields and positions in lists, of the answer or, for a domain error, of the input. */
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
  readonly errors?: readonly ReportedError[] | undefined;
  readonly cause?: unknown;
}

/** What all errors of this package are. None holds the token. */
export abstract class ConcordatError<Code extends string = string> extends Error {
  abstract readonly kind: string;
  /**
   * Stable, for programs. The server's own where it gave one, otherwise one of this package's: of a server that says no more than 401 or 429
   * it is `UNAUTHENTICATED` or `RATE_LIMITED`, of an error without a code `UNKNOWN`.
   */
  declare readonly code: Code;
  /** What the error is about, as far as that is known. */
  declare readonly path: ErrorPath | undefined;
  /** Names this one request in the server's log. */
  declare readonly requestId: string | undefined;
  /** The HTTP status, where the server answered at all. */
  declare readonly status: number | undefined;
  /** How long the server asks to wait before the next try. */
  declare readonly retryAfterMs: number | undefined;
  /** All that the server reported as GraphQL errors, in its order; empty where nothing of it arrived. */
  declare readonly errors: readonly ReportedError[];

  constructor(message: string, details: ErrorDetails<Code>) {
    super(message, details);
    Object.assign(this, { errors: [] }, details);
  }
}

/** What the server answers to a write that it refuses: what documents select of a `UserError`, and what each type adds to it. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly path?: readonly string[] | null;
}

/** The server refused the write by a rule of the registry, and nothing was written. */
export class DomainError<Refused extends Refusal = Refusal> extends ConcordatError<Refused['code']> {
  override readonly name = 'DomainError';
  readonly kind = 'domain';
  /** The refusal as the document selected it. Where that holds `__typename`, a `switch` over it gives each type's own data. */
  declare readonly refusal: Refused;

  constructor(refusal: Refused, details: Pick<ErrorDetails, 'requestId' | 'status'>) {
    const { message, code, path } = refusal;
    const all = { ...details, code, path: path ?? undefined, refusal };
    super(message, all);
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
  /** The function `token` threw, or the promise that it gave was rejected; nothing was sent. */
  | 'TOKEN_FAILED'
  /** The caller's signal aborted. */
  | 'ABORTED'
  /** No whole answer within `timeoutMs`, at any try. */
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

export type PaginationCode =
  /** There is no list where one was looked for, or it went away while it was read. */
  | 'LIST_MISSING'
  /** The server said that there is more, and led back to where the reading had been, or nowhere: it also says so to `first: 0`. */
  | 'CURSOR_REPEATED';

/** A list could not be read to its end. Only iterating a list throws it. */
export class PaginationError extends ConcordatError<PaginationCode> {
  override readonly name = 'PaginationError';
  readonly kind = 'pagination';
}
