// Makes the verbs of the table that codegen wrote. The table says of a document only what no other says, so that all of them together
// stay small; a test holds what is sent against `operations`.
import type { Ask, CallOptions, Operation } from './ask.ts';
import type { Refusal } from './errors.ts';
import { follow } from './follow.ts';
import { type Nouns, VERBS } from './generated/nouns.ts';
import { type After, type Pages, paginate, type RowOf } from './paginate.ts';
import { isObject, unwrapped } from './reply.ts';
import { type PendingMutation, type PendingResult, pending } from './result.ts';
import type { Settings } from './settings.ts';
import { write } from './write.ts';

/** One answer. */
export type Reading<Answer> = PendingResult<Answer>;

/** The first page, to be awaited, or the rows of all pages, to be iterated; the first is asked for once. */
export type Listing<Page> = PendingResult<Page> & Pages<NonNullable<Page>, RowOf<Page>>;

/** What was written, or why it was refused. */
export type Writing<Answer> = PendingMutation<Exclude<Answer, Refusal>, Extract<Answer, Refusal>>;

type Table = { readonly [name: string]: string | Table };

/** The verbs, which ask and write by `ask`, and follow by connections of their own. */
export function createNouns(ask: Ask, settings: Settings): Nouns {
  const send = (kind: string, operation: Operation & { variables: After }, call: CallOptions) => {
    if (kind === 'mutation') return write(ask, operation, call);
    if (kind === 'subscription') return follow(settings, operation, findEnd, call);
    const first = ask(operation, call);
    return Object.assign(
      pending(first),
      paginate(ask, { ...operation, connectionOf: unwrapped, first }, call),
    );
  };
  const verbsOf = (table: Table, noun: string): object =>
    Object.fromEntries(
      Object.entries(table).map(([name, entry]) => {
        const title = noun + capitalized(name);
        return [name, typeof entry === 'string' ? verb(send, name, title, entry) : verbsOf(entry, title)];
      }),
    );
  // Both sides are written by codegen, from the same operations.
  const nouns = verbsOf(VERBS, '') as Nouns;
  const findEnd = (call: CallOptions) => nouns.events.end(call).orThrow();
  return nouns;
}

/** The verb of an entry, which sends the whole document with what it is given. */
function verb(
  send: (kind: string, operation: Operation & { variables: After }, call: CallOptions) => unknown,
  name: string,
  title: string,
  entry: string,
) {
  const types: Record<string, string> = {};
  let kind = name === 'follow' ? 'subscription' : 'query';
  const selection = entry
    // Nothing but a mutation begins with what it answers, after the rest of the name of its field.
    .replace(/^\w*(?=\{\.)/, (rest) => {
      kind = 'mutation';
      return `${name + rest}(input:$${capitalized(name + rest)}Input!)`;
    })
    .replace(/(\w+):\$([^ )]+)/g, (_argument, variable, type) => {
      types[variable] = type;
      return `${variable}:$${variable}`;
    });
  const declared = Object.entries(types);
  const head = declared.map(([variable, type]) => `$${variable}:${type}`);
  const query = `${kind} ${title}${head[0] ? `(${head})` : ''}{${selection}}`;

  return (...args: unknown[]) => {
    const needed = declared.filter(([, type]) => type.endsWith('!'));
    const required = needed.map(([variable]) => [variable, args.shift()]);
    const optional = needed.length < declared.length && args.shift();
    const variables = { ...(isObject<object>(optional) && optional), ...Object.fromEntries(required) };
    return send(kind, { query, variables, answerIn: unwrapped }, Object(args[0]));
  };
}

const capitalized = (text: string) => text.replace(/^./, (first) => first.toUpperCase());
