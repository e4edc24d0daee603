export {
  type CallOptions,
  type Client,
  type ClientOptions,
  createClient,
  type QueryArguments,
  type TypedDocument,
} from './client.ts';
export {
  AuthenticationError,
  ConcordatError,
  type ErrorDetails,
  type ErrorPath,
  GraphqlError,
  RateLimitError,
  type ReportedError,
  type TransportCode,
  TransportError,
} from './errors.ts';
export * from './generated/documents.ts';
export type * from './generated/types.ts';
export type { Failure, FailureOf, Meta, PendingResult, QueryError, QueryResult, Success } from './result.ts';
export type { Fetch } from './transport.ts';
