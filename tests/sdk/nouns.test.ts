// The ready operations say what `sdk/operations` says, and leave out nothing of the API.
import { expect, test } from '@jest/globals';
import {
  buildSchema,
  type DocumentNode,
  Kind,
  OperationTypeNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { VERBS } from '../../sdk/generated/nouns.ts';
import { createClient } from '../../sdk/index.ts';
import { filesUnder, read } from '../kit/files.ts';

const schema = buildSchema(read('server/schema.graphql'));
const texts = filesUnder('sdk/operations', '.graphql').map((path) => read(path));
const operations = Object.entries(separateOperations(parse(texts.join('\n'))));

/** The operation of a document, with what its fragments hold in their places. */
function withoutFragments({ definitions }: DocumentNode): string {
  const fragments = definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  const types = new TypeInfo(schema);
  const heldBy = (node: SelectionNode): readonly SelectionNode[] => {
    const fragment = fragments.find(
      ({ name }) => node.kind === Kind.FRAGMENT_SPREAD && name.value === node.name.value,
    );
    if (!fragment) return [node];
    const { typeCondition, selectionSet } = fragment;
    return typeCondition.name.value === types.getParentType()?.name
      ? selectionSet.selections.flatMap(heldBy)
      : [{ kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet }];
  };
  const filled = (node: SelectionSetNode) => ({ ...node, selections: node.selections.flatMap(heldBy) });
  const operations = definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  return operations
    .map((each) => print(visit(each, visitWithTypeInfo(types, { SelectionSet: filled }))))
    .join();
}

const PLACE = { after: 'a place' };

interface Sent {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What each verb sends, by the name of its operation, where its arguments are texts with numbers. */
async function sentByEachVerb(): Promise<ReadonlyMap<string, Sent>> {
  const sent = new Map<string, Sent>();
  const fetch = async (_url: string, { body }: RequestInit) => {
    const operation: Sent = JSON.parse(String(body));
    const [, name = ''] = operation.query.match(/^\w+ (\w+)/) ?? [];
    sent.set(name, operation);
    return Response.json({ data: { only: { id: 'one', cursor: 'its place' } } });
  };
  const client = createClient({ url: 'https://registry.example/graphql', fetch });
  const call = async (verbs: object): Promise<void> => {
    for (const verb of Object.values(verbs)) {
      if (typeof verb !== 'function') await call(verb);
      // What is followed is sent when its first event is asked for.
      else if (verb === client.events.follow) await client.events.follow(PLACE).next();
      else await verb('value 1', 'value 2', 'value 3');
    }
  };
  const nouns = Object.entries({ ...client }).filter(([name]) => name in VERBS);
  await call(Object.fromEntries(nouns));
  return sent;
}

test('every operation has a verb, which sends what the operation says', async () => {
  const sent = await sentByEachVerb();

  expect([...sent.keys()].sort()).toEqual(operations.map(([name]) => name).sort());
  for (const [name, document] of operations) {
    expect(print(parse(sent.get(name)?.query ?? ''))).toBe(withoutFragments(document));
  }
});

test('the first arguments of a verb are what its operation requires, in its order', async () => {
  const sent = await sentByEachVerb();

  for (const [name, { definitions }] of operations) {
    const variables = definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
    );
    const required = variables.filter(
      ({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue,
    );
    const expected = required.map(({ variable }, index) => [variable.name.value, `value ${index + 1}`]);
    const all = { ...(name === 'EventsFollow' ? PLACE : {}), ...Object.fromEntries(expected) };
    expect([name, sent.get(name)?.variables]).toEqual([name, all]);
  }
});

test.each([
  [OperationTypeNode.QUERY, schema.getQueryType()],
  [OperationTypeNode.MUTATION, schema.getMutationType()],
  [OperationTypeNode.SUBSCRIPTION, schema.getSubscriptionType()],
])('every %s has an operation', (operation, type) => {
  const fields = Object.keys(type?.getFields() ?? {});
  const asked = operations.flatMap(([, { definitions }]) =>
    definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && definition.operation === operation
        ? definition.selectionSet.selections.map((each) => (each.kind === Kind.FIELD ? each.name.value : ''))
        : [],
    ),
  );

  expect(fields.filter((field) => !asked.includes(field))).toEqual([]);
  expect(fields).not.toEqual([]);
});
