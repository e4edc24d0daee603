// Answers what is not kept by one statement, in front of Yoga: where a query has been answered so before, there is nothing left of it to be
// parsed, checked or planned.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import type { Viewpoint } from '../auth/principal.ts';
import type { Context } from '../graphql/context.ts';
import { assertAffordable, extentOf } from '../graphql/cost.ts';
import { executeInSql } from '../graphql/sql/execute.ts';
import { printAnswer } from './answer-text.ts';
import type { CostLimit } from './cost-limit.ts';
import type { KeptAnswers } from './kept-answers.ts';
import type { KnownQueries, KnownQuery } from './known-queries.ts';
import { findNoted, headersOf, noteMessage, type RequestFacts } from './request-facts.ts';
import { assertVariables } from './use-limits.ts';
import { isOrdinary, type Ordinary, readBody } from './with-kept-answers.ts';

export interface WithKnownQueriesOptions extends Ordinary {
  readonly schema: GraphQLSchema;
  readonly queries: KnownQueries;
  readonly answers: KeptAnswers;
  readonly trustProxy: boolean;
  readonly limit: CostLimit;
  /** Who asks; throws where the credential cannot be taken. */
  readonly viewpointOf: (authorization: string | null, facts: RequestFacts) => Promise<Viewpoint>;
  readonly contextFor: (viewpoint: Viewpoint) => Context;
  readonly onAnswer: (facts: RequestFacts, method: string, status: number) => void;
}

interface Answer {
  readonly known: KnownQuery;
  readonly viewpoint: Viewpoint;
  readonly data: string;
}

interface Params {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Record<string, unknown>;
}

/**
 * Passes on whatever is not known, and whatever is out of the ordinary: what is to be refused is refused there. What it answers counts, is
 * logged and has headers as anything else.
 */
export function withKnownQueries(
  listener: RequestListener,
  options: WithKnownQueriesOptions,
): RequestListener {
  const { queries, limit, schema, viewpointOf, contextFor, onAnswer } = options;

  /** Null for what Yoga is to answer, or to refuse. */
  async function findAnswer(request: IncomingMessage, facts: RequestFacts): Promise<Answer | null> {
    facts.body ??= readBody(request);
    const params = paramsIn(await facts.body);
    const known = params && queries.find({ ...params, ...placeOf(request, options) });
    if (!known) return null;
    const { variables } = params;
    assertVariables(variables);
    const viewpoint = await viewpointOf(headersOf(request)('authorization'), facts);
    const execution = { schema, ...known };
    const extent = extentOf({ ...execution, variables });
    if (extent === null) return null;
    assertAffordable(extent);
    facts.cost = { requested: extent.complexity, ...limit.charge(facts.caller, extent.complexity) };
    const contextValue = contextFor(viewpoint);
    const result = await executeInSql({ ...execution, variableValues: variables, contextValue });
    // Resolvers answer then, or the fault is told.
    facts.ahead = { result };
    if (result?.dataText === undefined) return null;
    facts.operation = known.operation;
    return { known, viewpoint, data: result.dataText };
  }

  return async (request, response) => {
    const facts = request.method === 'POST' ? factsOf(request, options) : null;
    // What is wrong is found again there, and told.
    const answer = facts && (await findAnswer(request, facts).catch(() => null));
    if (!facts || !answer) {
      listener(request, response);
      return;
    }
    send(response, facts, answer);
    onAnswer(facts, 'POST', 200);
    keep(options.answers, facts, answer);
  };
}

function factsOf(request: IncomingMessage, options: WithKnownQueriesOptions): RequestFacts | null {
  const noted = findNoted(request);
  if (noted) return noted;
  return isOrdinary(request, options) ? noteMessage(request, options.path, options.trustProxy) : null;
}

function placeOf(request: IncomingMessage, { allowed }: Ordinary) {
  const header = headersOf(request);
  const origin = header('origin') ?? '';
  return { accept: header('accept'), allowedOrigin: allowed.has(origin) ? origin : '' };
}

const PARAMETERS: ReadonlySet<string> = new Set(['query', 'operationName', 'variables']);

/** Null for what is not put in the plainest way. */
function paramsIn(body: string): Params | null {
  const params: unknown = JSON.parse(body);
  if (!isRecord(params) || Object.keys(params).some((name) => !PARAMETERS.has(name))) return null;
  const { query, operationName = null, variables } = params;
  const given = variables ?? {};
  if (typeof query !== 'string' || !isRecord(given)) return null;
  if (operationName !== null && typeof operationName !== 'string') return null;
  return { query, operationName, variables: given };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function send(
  response: ServerResponse,
  { id, cost }: RequestFacts,
  { known: { headers }, data }: Answer,
): void {
  const text = printAnswer(data, { cost });
  const length = String(Buffer.byteLength(text));
  response.writeHead(200, [...headers, 'x-request-id', id, 'content-length', length]).end(text);
}

function keep(
  answers: KeptAnswers,
  { question, cost }: RequestFacts,
  { known: { isLasting, headers, operation }, viewpoint, data: text }: Answer,
): void {
  if (!question || !isLasting || !cost) return;
  const data = Buffer.from(text).toString('latin1');
  answers.keep(question, viewpoint, { data, headers, etag: null, cost: cost.requested, operation });
}
