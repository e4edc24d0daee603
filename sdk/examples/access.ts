// `npm run --silent access`: prints as CSV who may access INTERPOL's databases, by which instrument, or what is missing to tell.
// `-- --on 2017-12-04` asks for another day than today. CONCORDAT_URL says where the server answers.
import { parseArgs } from 'node:util';
import { initGraphQLTada, type ResultOf } from 'gql.tada';
import type { introspection, scalars } from '../generated/introspection.ts';
import { type CalendarDate, createClient, TransportError } from '../index.ts';
import { toCsv } from './csv.ts';
import { explainUnanswered } from './unanswered.ts';

const url = process.env.CONCORDAT_URL || 'http://127.0.0.1:4000/graphql';

const graphql = initGraphQLTada<{ introspection: introspection; scalars: scalars }>();

/** A document of one's own: its types follow from its text. */
const Access = graphql(`
  query Access($on: Date, $after: String) {
    partners(orderBy: [{ field: NAME, direction: ASC }], first: 20, after: $after) {
      nodes {
        slug
        name
        mayDo(scope: DATABASE_ACCESS, on: $on) {
          bases {
            answer
            missing
            amendments { sequence }
            agreement {
              slug
              title
              status(on: $on)
              inForceOn
              scopes(on: $on) { kind note since sources { title } }
            }
          }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

type Partner = ResultOf<typeof Access>['partners']['nodes'][number];

const HEADINGS = [
  'partner',
  'name',
  'may_access',
  'missing',
  'agreement',
  'title',
  'status',
  'amendments',
  'note',
  'since',
  'sources',
];

try {
  const { values } = parseArgs({ options: { on: { type: 'string' } } });
  if (!isDay(values.on)) throw new Error('`--on` takes a day such as 2017-12-04.');
  process.stdout.write(await list(values.on));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

/** All of it or an error: a part must not pass for the whole. */
async function list(on: CalendarDate | undefined): Promise<string> {
  const rows: string[][] = [HEADINGS];
  const client = createClient({ url });
  for await (const partner of client.paginate(Access, { on: on ?? null }, ({ partners }) => partners)) {
    rows.push(...rowsOf(partner));
  }
  return toCsv(rows);
}

/** A row for each instrument that gives access, or may give it. */
function rowsOf({ slug, name, mayDo }: Partner): string[][] {
  const bases = mayDo?.bases.filter(({ answer }) => answer !== 'NO') ?? [];
  return bases.map(({ answer, missing, agreement, amendments }) => {
    const scope = agreement.scopes.find(({ kind }) => kind === 'DATABASE_ACCESS');
    return [
      slug,
      name,
      answer,
      missing.join(' '),
      agreement.slug,
      agreement.title,
      agreement.status,
      amendments.map(({ sequence }) => sequence).join(' '),
      scope?.note ?? '',
      // A scope without a day of its own holds for as long as the agreement is in force.
      scope ? (scope.since ?? agreement.inForceOn ?? '') : '',
      scope?.sources.map(({ title }) => title).join('; ') ?? '',
    ];
  });
}

function isDay(text: string | undefined): text is CalendarDate | undefined {
  return text === undefined || /^\d{4}-\d\d-\d\d$/.test(text);
}

function explain(error: unknown): string {
  if (error instanceof TransportError) return explainUnanswered(url, error);
  return error instanceof Error ? error.message : String(error);
}
