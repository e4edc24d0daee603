// Writes know what questions do not: refusals by the rules of the registry.
import type { Ask, CallOptions, Operation } from './ask.ts';
import { DomainError, type Refusal } from './errors.ts';
import { unwrapped } from './reply.ts';
import { failure, type MutationResult, type PendingMutation, pending, type QueryResult } from './result.ts';

/** Whether a union has one member. */
type IsOne<Member, All = Member> = [Member] extends [never]
  ? false
  : Member extends unknown
    ? [All] extends [Member]
      ? true
      : false
    : never;

/** What a mutation answers once it was not refused. Where it writes several things at once, each may be a refusal still. */
export type Accepted<Data> =
  IsOne<keyof Data> extends true ? { [Field in keyof Data]: Exclude<Data[Field], Refusal> } : Data;

/** The refusals that the document selects. */
export type RefusedBy<Data> = unknown extends Data
  ? Refusal
  : IsOne<keyof Data> extends true
    ? Extract<Data[keyof Data], Refusal>
    : never;

/** Writes, and makes a failure of an answer that is a refusal. Never rejects. */
export function write<Data>(
  ask: Ask,
  operation: Operation,
  call: CallOptions | undefined,
): PendingMutation<Accepted<Data>, RefusedBy<Data>> {
  return pending(ask<Accepted<Data>>(operation, call).then((result) => unlessRefused<Data>(result)));
}

function unlessRefused<Data>(
  result: QueryResult<Accepted<Data>>,
): MutationResult<Accepted<Data>, RefusedBy<Data>> {
  const answer = result.ok && unwrapped(result.data);
  const { meta } = result;
  return isRefusal<RefusedBy<Data>>(answer)
    ? failure(new DomainError(answer, meta), null, meta.cost)
    : result;
}

function isRefusal<Refused extends Refusal>(answer: unknown): answer is Refused {
  const { code, message }: Partial<Refusal> = Object(answer);
  return !!code && !!message;
}
