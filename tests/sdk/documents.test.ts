// Documents that tools parsed are sent as the text that they were parsed from.
import { expect, test } from '@jest/globals';
import { parse, print, type StringValueNode, visit } from 'graphql';
import { createClient } from '../../sdk/index.ts';
import { filesUnder, read } from '../kit/files.ts';

/** Of everything that a document can hold. */
const ALL = `
  query All($slug: String! = "a \\"quoted\\" one", $list: [[Int!]!] = [[1], []], $on: Date @private) @live(if: false) {
    first: partner(slug: $slug, by: { name: null, ids: [], none: {}, in: [{ kind: HOST }], rate: -1.5e3, is: true }) {
      ...PartyName @include(if: $on)
      ... on Party @skip(if: false) { name }
      ... @include(if: true) { __typename }
      ... { slug }
    }
    last
  }
  fragment PartyName on Party @cached { text(is: """a block\n  of "text" with € and 😀""") }
  mutation { anonymous(zero: 0, empty: "") }
  subscription Sub { events }
`;

const onOneLine = (node: StringValueNode) => ({ ...node, block: false });

const texts = [
  ['everything that a document can hold', ALL],
  ...filesUnder('sdk/operations', '.graphql').map((path) => [path, read(path)]),
  ...filesUnder('tests/contract/operations', '.graphql').map((path) => [path, read(path)]),
];

test.each(texts)('%s', async (_what, text = '') => {
  const document = parse(text);
  const sent: string[] = [];
  const fetch = async (_url: string, { body }: RequestInit) => {
    sent.push(JSON.parse(String(body)).query);
    return Response.json({ data: {} });
  };

  await createClient({ url: 'https://registry.example/graphql', fetch }).query(document).orThrow();

  expect(print(parse(sent[0] ?? ''))).toBe(print(visit(document, { StringValue: onOneLine })));
});
