// Answers what was answered before, in front of all else: without parsing, checking or running anything, and without the database.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Viewpoint } from '../auth/principal.ts';
import { printAnswer } from './answer-text.ts';
import type { CostLimit } from './cost-limit.ts';
import type { KeptAnswer, KeptAnswers } from './kept-answers.ts';
import { headersOf, noteMessage, type RequestFacts } from './request-facts.ts';
import { isCrossSite } from './use-csrf-prevention.ts';
import { isJson } from './use-strict-parser.ts';
import { holds } from './use-validators.ts';

export interface Ordinary {
  /** Where the API is. */
  readonly path: string;
  /** The origins whose pages may call the API. */
  readonly allowed: ReadonlySet<string>;
  readonly bodyBytesMax: number;
}

export interface WithKeptAnswersOptions extends Ordinary {
  readonly answers: KeptAnswers;
  /** How often the signal has counted. */
  readonly countChanges: () => number;
  readonly trustProxy: boolean;
  readonly limit: CostLimit;
  /** Who asks; throws where the credential cannot be taken. */
  readonly viewpointOf: (authorization: string | null, facts: RequestFacts) => Promise<Viewpoint>;
  /** Told of each look, and of each answer. */
  readonly onLook: (isFound: boolean) => void;
  readonly onAnswer: (facts: RequestFacts, method: string, status: number) => void;
}

/**
 * Passes on whatever was not answered before, and whatever is out of the ordinary: what is to be refused is refused there. What it answers
 * counts, is logged and has headers as anything else.
 */
export function withKeptAnswers(listener: RequestListener, options: WithKeptAnswersOptions): RequestListener {
  async function findAnswer(
    request: IncomingMessage,
    facts: RequestFacts,
    since: number,
  ): Promise<KeptAnswer | null> {
    const { answers, limit, allowed, viewpointOf, onLook } = options;
    const header = headersOf(request);
    if (request.method === 'POST') facts.body = readBody(request);
    const asked = facts.body === null ? request.url : await facts.body;
    const origin = header('origin') ?? '';
    const place = [request.method, header('accept'), allowed.has(origin) ? origin : ''];
    facts.question = { text: `${place.join('\n')}\n${asked}`, since };
    const viewpoint = await viewpointOf(header('authorization'), facts);
    const found = answers.find(facts.question, viewpoint);
    onLook(found !== undefined);
    if (!found) return null;
    facts.cost = { requested: found.cost, ...limit.charge(facts.caller, found.cost) };
    facts.operation = found.operation;
    return found;
  }

  return async (request, response) => {
    const { answers, path, trustProxy, countChanges, onAnswer } = options;
    if (!answers.isOpen || !isOrdinary(request, options)) {
      listener(request, response);
      return;
    }
    const since = countChanges();
    const facts = noteMessage(request, path, trustProxy);
    // What is wrong is found again there, and told.
    const found = await findAnswer(request, facts, since).catch(() => null);
    if (found) onAnswer(facts, request.method ?? '', send(request, response, facts, found));
    else listener(request, response);
  };
}

/** Whether a request is put in such a way that nothing but its credential, its query and its cost can be wrong with it. */
export function isOrdinary(request: IncomingMessage, { path, bodyBytesMax, allowed }: Ordinary): boolean {
  const { method, url = '' } = request;
  const header = headersOf(request);
  if (isCrossSite(header, allowed)) return false;
  if (method === 'GET') return url.startsWith(`${path}?`);
  const length = Number(header('content-length') ?? Number.NaN);
  return method === 'POST' && url === path && length <= bodyBytesMax && isJson(header('content-type'));
}

/** Returns the status. */
function send(
  request: IncomingMessage,
  response: ServerResponse,
  facts: RequestFacts,
  answer: KeptAnswer,
): number {
  const { data, headers, etag } = answer;
  const own = [...headers, 'x-request-id', facts.id];
  if (etag !== null && holds(headersOf(request)('if-none-match'), etag)) {
    response.writeHead(304, own).end();
    return 304;
  }
  const text = printAnswer(data, { cost: facts.cost });
  response.writeHead(200, [...own, 'content-length', String(text.length)]).end(text, 'latin1');
  return 200;
}

/** Of a length that was declared, to which HTTP itself keeps a client. */
export function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => resolve(Buffer.concat(chunks).toString()));
    request.once('error', reject);
  });
}
