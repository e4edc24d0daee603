import { type PageInfoShape, resolveOffsetConnection } from '@pothos/plugin-relay';
import { Agreement } from '../agreement/type.ts';
import { builder } from '../graphql/builder.ts';
import { PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX } from '../graphql/list-arguments.ts';
import { COUNTS_ROWS, oneOf, reads } from '../graphql/sql/reading.ts';
import { assertSearchable } from '../graphql/words.ts';
import { Party } from '../party/type.ts';
import { countLike, findLike, HIT_COLUMNS, type Hit, hitsLike } from './find.ts';

const SearchNode = builder.unionType('SearchNode', {
  description: 'What can be found.',
  types: [Party, Agreement],
});

const SearchHit = builder.objectRef<Hit>('SearchHit').implement({
  description: 'Something that was found, and by which of its names.',
  fields: (t) => ({
    score: t.exposeFloat('score', {
      description: 'How like the text its name is, from 0 to 1 (the same but for accents and case).',
    }),
    matched: t.exposeString('matched', {
      description: 'The name, acronym, alias or title that is most like the text.',
    }),
    node: t.field({
      type: SearchNode,
      description: 'What was found.',
      extensions: oneOf({ model: 'type', id: 'id' }),
      resolve: ({ id, type }) => (type === 'Party' ? Party.addBrand({ id }) : Agreement.addBrand({ id })),
    }),
  }),
});

/** Pothos would give those of rows that are not there. */
function withoutCursors(pageInfo: PageInfoShape): PageInfoShape {
  return { ...pageInfo, startCursor: null, endCursor: null };
}

builder.queryField('search', (t) =>
  t.connection(
    {
      type: SearchHit,
      description:
        'Parties and agreements by any name, acronym, alias or title, the most alike first, on near-ties a party before an agreement. Accents, case and small typing errors ' +
        'do not matter, and words may be only begun. What holds every word of the text is found; where none of it is much like the text, so is what is somewhat like it and holds ' +
        'all words but one or, at last, any of them that few others hold, and parties whose names are like it. Of more than 500 names and titles that hold every word, the shortest 500 are found.',
      args: {
        text: t.arg.string({ required: true, description: 'What to look for: up to 200 characters.' }),
      },
      extensions: reads(['text'], ({ text }: { readonly text: string }, { principal }) => {
        assertSearchable(text);
        return { made: hitsLike(text, principal), columns: HIT_COLUMNS };
      }),
      resolve: async (_root, { text, ...args }, context) => {
        assertSearchable(text);
        const page = await resolveOffsetConnection(
          { args, defaultSize: PAGE_SIZE_DEFAULT, maxSize: PAGE_SIZE_MAX },
          (bounds) => findLike(context, text, bounds),
        );
        return {
          ...page,
          text,
          pageInfo: page.edges.length > 0 ? page.pageInfo : withoutCursors(page.pageInfo),
        };
      },
    },
    {
      name: 'SearchConnection',
      description: 'A page of what was found.',
      fields: (connection) => ({
        totalCount: connection.int({
          description: 'How many parties and agreements were found in all.',
          extensions: COUNTS_ROWS,
          resolve: ({ text }, _args, context) => countLike(context, text),
        }),
      }),
    },
    { name: 'SearchEdge', description: 'Something that was found, in its list.' },
  ),
);
