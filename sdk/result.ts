// What came of a question, as a value.
import type { AuthenticationError, GraphqlError, RateLimitError, TransportError } from './errors.ts';

/** What is known of the exchange itself, whatever came of it. */
export interface Meta {
  /** The HTTP status; undefined where the server did not answer. */
  readonly status: number | undefined;
  /** Names this one request in the server's log. */
  readonly requestId: string | undefined;
}

/** A whole answer: the server reported no error. */
export interface Success<Data> {
  readonly ok: true;
  readonly kind: 'data';
  readonly data: Data;
  readonly meta: Meta;
  orThrow(): Data;
}

export interface FailureOf<Data, Problem extends QueryError> {
  readonly ok: false;
  readonly kind: Problem['kind'];
  readonly error: Problem;
  /** What the server could answer all the same: fields that failed are null in it. Null where there is nothing. */
  readonly partialData: Data | null;
  readonly meta: Meta;
  /** Throws `error`. */
  orThrow(): never;
}

export type QueryError = GraphqlError | AuthenticationError | RateLimitError | TransportError;

export type Failure<Data> =
  | FailureOf<Data, GraphqlError>
  | FailureOf<Data, AuthenticationError>
  | FailureOf<Data, RateLimitError>
  | FailureOf<Data, TransportError>;

/** A whole answer, or why there is none: tell by `ok`, or by `kind` where the reason matters. */
export type QueryResult<Data> = Success<Data> | Failure<Data>;

/** The way to a result. `await` it for the value, or `await` its `orThrow()` for the data alone. */
export interface PendingResult<Data> extends Promise<QueryResult<Data>> {
  orThrow(): Promise<Data>;
}

export function success<Data>(data: Data, meta: Meta): Success<Data> {
  return { ok: true, kind: 'data', data, meta, orThrow: () => data };
}

export function failure<Data, Problem extends QueryError>(
  error: Problem,
  partialData: Data | null,
): FailureOf<Data, Problem> {
  const { kind, status, requestId } = error;
  const orThrow = () => {
    throw error;
  };
  return { ok: false, kind, error, partialData, meta: { status, requestId }, orThrow };
}

export function pending<Data>(result: Promise<QueryResult<Data>>): PendingResult<Data> {
  return Object.assign(result, { orThrow: async () => (await result).orThrow() });
}
