// What came of a question, as a value.
import type {
  AuthenticationError,
  DomainError,
  GraphqlError,
  RateLimitError,
  Refusal,
  TransportError,
} from './errors.ts';

/** What an operation cost, and what is left of the caller's budget. */
export interface Cost {
  /** What this operation cost. */
  readonly requested: number;
  /** What the caller may spend in all; null where the server sets no limit. */
  readonly limit: number | null;
  /** What of it is left; null where the server sets no limit. */
  readonly remaining: number | null;
  /** When all of it is there again: an instant such as `2026-11-24T12:00:00Z`; null where the server sets no limit. */
  readonly resetAt: string | null;
}

/** What is known of the exchange itself, whatever came of it. */
export interface Meta {
  /** The HTTP status; undefined where the server did not answer. */
  readonly status: number | undefined;
  /** Names this one request in the server's log. */
  readonly requestId: string | undefined;
  /** Undefined where the server does not tell. */
  readonly cost: Cost | undefined;
}

/** A whole answer: the server reported no error, and refused nothing. */
export interface Success<Data> {
  readonly ok: true;
  readonly kind: 'data';
  readonly data: Data;
  readonly meta: Meta;
  orThrow(): Data;
}

export interface FailureOf<Data, Problem extends ResultError> {
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

export type ResultError = QueryError | DomainError<Refusal>;

/** Why there is no whole answer. */
export type Failure<Data> =
  | FailureOf<Data, GraphqlError>
  | FailureOf<Data, AuthenticationError>
  | FailureOf<Data, RateLimitError>
  | FailureOf<Data, TransportError>;

/** A whole answer, or why there is none: tell by `ok`, or by `kind` where the reason matters. */
export type QueryResult<Data> = Success<Data> | Failure<Data>;

/** What was written, or why nothing was: a write can also be refused by the rules of the registry. */
export type MutationResult<Data, Refused extends Refusal> =
  | QueryResult<Data>
  | FailureOf<Data, DomainError<Refused>>;

/** The way to a result. `await` it for the value, or `await` its `orThrow()` for the data alone. */
interface Pending<Data, Result> extends Promise<Result> {
  orThrow(): Promise<Data>;
}

export type PendingResult<Data> = Pending<Data, QueryResult<Data>>;

export type PendingMutation<Data, Refused extends Refusal> = Pending<Data, MutationResult<Data, Refused>>;

export function success<Data>(data: Data, meta: Meta): Success<Data> {
  return { ok: true, kind: 'data', data, meta, orThrow: () => data };
}

export function failure<Data, Problem extends ResultError>(
  error: Problem,
  partialData: Data | null,
  cost?: Cost,
): FailureOf<Data, Problem> {
  const { kind, status, requestId } = error;
  const orThrow = () => {
    throw error;
  };
  return { ok: false, kind, error, partialData, meta: { status, requestId, cost }, orThrow };
}

export function pending<Data, Result extends { orThrow(): Data }>(
  result: Promise<Result>,
): Pending<Data, Result> {
  return Object.assign(result, { orThrow: async () => (await result).orThrow() });
}
