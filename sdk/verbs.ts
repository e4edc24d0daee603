// Makes the verbs of the table that codegen wrote. The table says of a document only what no other says, so that all of them together
// stay small; a test holds what is sent against `operations`.
import type { Ask, CallOptions, Operation } from './ask.ts';
import type { Refusal } from './errors.ts';
import { follow } from './follow.ts';
import { FRAGMENTS, type Nouns, VERBS } from './generated/nouns.ts';
import { type After, type Connection, type Pages, paginate, type RowOf } from './paginate.ts';
import { asRecord, isObject } from './reply.ts';
import { type MutationResult, type PendingMutation, type PendingResult, pending, success } from './result.ts';
import type { Settings } from './settings.ts';
import { write } from './write.ts';

/** One answer. */
export type Reading<Answer> = PendingResult<Answer>;

/** The first page, to be awaited, or the rows of all pages, to be iterated; the first is asked for once. */
export type Listing<Page> = PendingResult<Page> & Pages<NonNullable<Page>, RowOf<Page>>;

/** What was written, or why it was refused. */
export type Writing<Answer> = PendingMutation<Exclude<Answer, Refusal>, Extract<Answer, Refusal>>;

/** All that is followed are events. */
interface Event {
  readonly cursor: string;
}

interface Paged extends Operation {
  readonly variables: After;
}

type Table = { readonly [name: string]: string | Table };

/** The verbs, which ask and write by `ask`, and follow by connections of their own. */
export function createNouns(ask: Ask, settings: Settings): Nouns {
  const send = (operation: Paged, call: CallOptions) => {
    const [type] = operation.query;
    if (type === 'm') return inside(write(ask, operation, call));
    if (type === 's') return follow({ settings, operation, findEnd, eventIn }, call);
    const first = ask(operation, call);
    return Object.assign(inside(first), paginate(ask, { ...operation, connectionOf: pageIn, first }, call));
  };
  const verbsOf = (table: Table, noun: string): object => {
    const verbs = Object.entries(table).map(([name, entry]) => {
      const title = capitalized(name);
      return [name, typeof entry === 'string' ? verb(send, noun + title, entry) : verbsOf(entry, title)];
    });
    return Object.fromEntries(verbs);
  };
  // Both sides are written by codegen, from the same operations.
  const nouns = verbsOf(VERBS, '') as Nouns;
  const findEnd = (call: CallOptions) => nouns.events.end(call).orThrow();
  return nouns;
}

function verb(send: (operation: Paged, call: CallOptions) => unknown, name: string, entry: string) {
  return (...args: unknown[]) => {
    const query = withFragments(documentOf(name, entry));
    const [head = ''] = query.split('{', 1);
    const required = [...head.matchAll(/(\w+):[^$)]*!(?=[$)])/g)];
    const needed = Object.fromEntries(required.map(([, variable]) => [variable, args.shift()]));
    const optional = head.split('$').length > required.length + 1 ? args.shift() : {};
    return send({ query, variables: { ...asRecord(optional), ...needed } }, asRecord(args[0]));
  };
}

/** Gives a result of what the operation was asked for, instead of all its data. */
function inside(result: Promise<MutationResult<unknown, Refusal>>): PendingMutation<unknown, Refusal> {
  const answer = result.then((whole) =>
    whole.ok
      ? success(unwrapped(whole.data), whole.meta)
      : { ...whole, partialData: unwrapped(whole.partialData) },
  );
  return pending(answer);
}

/** Goes down through what holds one thing alone, as the types of the verbs do. */
function unwrapped(value: unknown): unknown {
  const values = Object.values(asRecord(value));
  return values.length === 1 ? unwrapped(values[0]) : value;
}

const eventIn = unwrapped as (data: unknown) => Event;

function pageIn(data: unknown): Connection<unknown> | undefined {
  const page = unwrapped(data);
  return isObject<Connection<unknown>>(page) ? page : undefined;
}

/** The whole of what an entry of the table says: after a name the variables and the selection, or a mutation's field and entity. */
function documentOf(name: string, entry: string): string {
  const [, type, rest] = /^(subscription)?(\W.*)/.exec(entry) ?? [];
  if (rest) return `${type ?? 'query'} ${name}${rest}`;
  const [field = '', entity] = entry.split(' ');
  return `mutation ${name}($input:${capitalized(field)}Input!){${field}(input:$input){...on ${entity}{...${entity}Fields}...Refused}}`;
}

/** With those that the fragments themselves need. */
function withFragments(text: string): string {
  const names = new Set(spreadsIn(text));
  for (const name of names) for (const inner of spreadsIn(FRAGMENTS[name] ?? '')) names.add(inner);
  return [text, ...[...names].map((name) => `fragment ${name} on ${FRAGMENTS[name]}`)].join('');
}

const spreadsIn = (text: string): readonly string[] => text.match(/(?<=\.\.\.)[A-Z]\w*/g) ?? [];

const capitalized = (text: string) => text.replace(/^./, (first) => first.toUpperCase());
