// Runs operations as somebody: the contract's by name, or any document. Straight on the schema, without HTTP.
import { type DocumentNode, Kind, parse, print } from 'graphql';
import { createYoga } from 'graphql-yoga';
import { createCountLoader } from '../../server/agreement/count-loader.ts';
import { type Principal, PUBLIC, type Viewpoint } from '../../server/auth/principal.ts';
import { createDatabase, type Database } from '../../server/db/client.ts';
import type { Context, Live } from '../../server/graphql/context.ts';
import { schema } from '../../server/graphql/schema.ts';
import { createLedgerSignal } from '../../server/ledger/signal.ts';
import { useBothWays } from './both-ways.ts';
import type { TestDatabase } from './database.ts';
import { read } from './files.ts';

/** The day on which every test acts, unless it says another. */
export const TODAY = '2026-11-24';

export { PUBLIC };
export const REGISTRAR: Principal = { role: 'REGISTRAR', id: 'registrar', partyId: null };

export type Row = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly data: Row | null;
  readonly errors: readonly { readonly message: string; readonly extensions?: Row }[];
  /** The body as it was sent. */
  readonly text: string;
}

export interface Actor {
  /** The one root field of a contract's operation. Throws where the answer has top-level errors. */
  run(operationName: string, variables?: Row): Promise<Row>;
  /** The same for a mutation, given its input. */
  act(operationName: string, input: Row): Promise<Row>;
  /** The data of a document. Throws where the answer has top-level errors. */
  query(document: string, variables?: Row): Promise<Row>;
  /** All of the answer to a document or to a contract's operation, errors included. */
  ask(documentOrOperationName: string, variables?: Row): Promise<Answer>;
}

export interface Stage {
  /** Somebody, on the database's own pool or on another. */
  as(principal: Principal, db?: Database): Actor;
  /** Somebody who acts for a party, by its slug. */
  representing(party: string, db?: Database): Promise<Actor>;
}

/** Lets principals act on a database. */
export function acting(database: TestDatabase, today = TODAY): Stage {
  const signal = createLedgerSignal();
  const as = (principal: Principal, db = database.db) =>
    createActor({ db, principal, today, live: liveAs({ principal, today }, signal) });
  return { as, representing: async (party, db) => as(await representativeOf(database, party), db) };
}

/** Somebody who stays who he is. */
export function liveAs(viewpoint: Viewpoint, signal = createLedgerSignal()): Live {
  return { signal, ended: new AbortController().signal, renew: async () => viewpoint };
}

/** Who acts for a party. */
export async function representativeOf({ db }: TestDatabase, party: string): Promise<Principal> {
  const { id } = await db.party.findUniqueOrThrow({ where: { slug: party }, select: { id: true } });
  return { role: 'REPRESENTATIVE', id: `representative of ${party}`, partyId: id };
}

/** Gives as many pools of their own as writers need who must not wait for each other's connection, and closes them. */
export async function withPools<Result>(
  { url }: TestDatabase,
  count: number,
  use: (pools: readonly Database[]) => Promise<Result>,
): Promise<Result> {
  const pools = Array.from({ length: count }, () => createDatabase({ url, poolSize: 1 }));
  try {
    return await use(pools);
  } finally {
    await Promise.all(pools.map((pool) => pool.$disconnect()));
  }
}

/** The text of a contract's operation. */
export function operation(name: string): string {
  const text = OPERATIONS.get(name);
  if (text === undefined) throw new Error(`The contract has no operation "${name}".`);
  return text;
}

const OPERATIONS = new Map(
  ['queries', 'mutations'].flatMap((file) =>
    namedOperations(parse(read(`tests/contract/operations/${file}.graphql`))),
  ),
);

function namedOperations({ definitions }: DocumentNode): [string, string][] {
  return definitions.flatMap((definition): [string, string][] =>
    definition.kind === Kind.OPERATION_DEFINITION && definition.name
      ? [[definition.name.value, print(definition)]]
      : [],
  );
}

function createActor(caller: Omit<Context, 'agreementCounts'>): Actor {
  const yoga = createYoga({
    schema,
    // A request's own, as the count loader keeps what it has counted.
    context: () => ({ ...caller, agreementCounts: createCountLoader(caller.db, caller.principal) }),
    maskedErrors: false,
    logging: false,
    plugins: [useBothWays()],
  });
  async function ask(documentOrOperationName: string, variables: Row = {}): Promise<Answer> {
    const query = OPERATIONS.get(documentOrOperationName) ?? documentOrOperationName;
    const response = await yoga.fetch('http://test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    const { data = null, errors = [] } = JSON.parse(text);
    return { data, errors, text };
  }
  async function query(document: string, variables?: Row): Promise<Row> {
    const { data, errors, text } = await ask(document, variables);
    if (data === null || errors.length > 0) throw new Error(`The answer has errors: ${text}`);
    return data;
  }
  async function run(operationName: string, variables?: Row): Promise<Row> {
    const [field] = Object.values(await query(operation(operationName), variables));
    if (!isRow(field)) throw new Error(`${operationName} answered ${JSON.stringify(field)}.`);
    return field;
  }
  return { ask, query, run, act: (operationName, input) => run(operationName, { input }) };
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}
