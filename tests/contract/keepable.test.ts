// Which answers may be kept: those that follow from the ledger, from what the caller may see and from the day.
import { describe, expect, test } from '@jest/globals';
import {
  type GraphQLNamedType,
  getNamedType,
  isAbstractType,
  isIntrospectionType,
  isLeafType,
  isObjectType,
  parse,
} from 'graphql';
import { schema } from '../../server/graphql/schema.ts';
import { isKeepable } from '../../server/http/keepable.ts';
import { filesUnder, read } from '../kit/files.ts';

/** What can change without a word of it: the last use of keys, and who asks. */
const LEFT_OUT = ['ApiKey', 'ApiKeyConnection', 'ApiKeyEdge', 'Viewer'];

interface Reached {
  readonly type: GraphQLNamedType;
  /** A document that selects something of it. */
  readonly around: (selection: string) => string;
}

/** The types that a query can reach, each with a document that asks for a field of it; over those left out only where there is no other way. */
function reachable(): Map<string, string> {
  const found = new Map<string, string>();
  const query = schema.getQueryType();
  const open: Reached[] = query ? [{ type: query, around: (selection) => `{ ${selection} }` }] : [];
  for (let next = open.pop(); next; next = open.pop()) {
    const { type, around } = next;
    if (found.has(type.name) || isIntrospectionType(type) || isLeafType(type)) continue;
    const ways = waysOn(next);
    const leaf = ways.find((way) => isLeafType(way.type));
    if (isObjectType(type)) found.set(type.name, leaf?.around('') ?? around('__typename'));
    for (const way of ways) {
      if (LEFT_OUT.includes(way.type.name)) open.unshift(way);
      else open.push(way);
    }
  }
  return found;
}

function waysOn({ type, around }: Reached): Reached[] {
  if (isAbstractType(type)) {
    return schema.getPossibleTypes(type).map((member) => ({
      type: member,
      around: (selection) => around(`... on ${member.name} { ${selection} }`),
    }));
  }
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).map((field) => ({
    type: getNamedType(field.type),
    around: (selection) => around(selection === '' ? field.name : `${field.name} { ${selection} }`),
  }));
}

describe('an answer may be kept', () => {
  const types = [...reachable()].filter(([name]) => name !== 'Query');

  test.each(types)('or not, as was decided for its type: %s', (name, document) => {
    expect(isKeepable(schema, parse(document))).toBe(!LEFT_OUT.includes(name));
  });

  test.each(LEFT_OUT)('by no type that is not there: %s', (name) => {
    expect(types.map(([reached]) => reached)).toContain(name);
  });

  test.each([
    '{ __schema { description } }',
    '{ host { slug } viewer { __typename } }',
    '{ host { slug } ... on Query { apiKeys { totalCount } } }',
  ])('not, where any part of it may not: %s', (document) =>
    expect(isKeepable(schema, parse(document))).toBe(false),
  );
});

test('what is answered never depends on the clock or on chance, but on the day that the request is given', () => {
  const nouns = ['party', 'agreement', 'amendment', 'search', 'ledger', 'graphql'].flatMap((folder) =>
    filesUnder(`server/${folder}`, '.ts'),
  );
  const asking = nouns.filter((path) =>
    /Date\.now\(|new Date\(\)|Math\.random|\bnow\(\)|CURRENT_(DATE|TIME)/i.test(read(path)),
  );

  // The pause before a write is tried again; how long a subscriber takes.
  expect(asking.filter((path) => !/ledger\/(write|follow)\.ts$/.test(path))).toEqual([]);
});
