// What `@concordat/sdk/bare` exports: all but the ready operations, retries and parsed documents.
export type { BareCallOptions } from './ask.ts';
export { type BareClient, createBareClient, type OperationArguments, type Operations } from './client.ts';
export type { Typed, TypedDocument } from './document.ts';
export {
  AuthenticationError,
  ConcordatError,
  DomainError,
  type ErrorDetails,
  type ErrorPath,
  GraphqlError,
  type PaginationCode,
  PaginationError,
  RateLimitError,
  type Refusal,
  type ReportedError,
  type TransportCode,
  TransportError,
} from './errors.ts';
export type { After, Connection, Pages, PaginateOptions, RowOf } from './paginate.ts';
export type {
  Cost,
  Failure,
  FailureOf,
  Meta,
  MutationResult,
  PendingMutation,
  PendingResult,
  QueryError,
  QueryResult,
  ResultError,
  Success,
} from './result.ts';
export type { BareClientOptions } from './settings.ts';
export type { Fetch } from './transport.ts';
export type { Accepted, RefusedBy } from './write.ts';
