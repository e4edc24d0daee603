// Loads one target with one operation, over HTTP, and says what that took.
import autocannon from 'autocannon';
import type { Operation, Partner } from './operations.ts';
import type { Request, Target } from './target.ts';

export const CONNECTIONS = 16;
const REQUESTS = 500;
const REQUESTS_COMPARED = 50;
/** For the answers that are compared, all in all. */
const COMPARING_MS_MAX = 60_000;

/** That an operation gives no answer, or none in time: the others can be measured all the same. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

export interface Measurement {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMsPerRequest: number;
  readonly rssMb: number;
}

export interface Load {
  readonly target: Target;
  readonly operation: Operation;
  readonly partners: readonly Partner[];
  readonly seconds: number;
}

export async function measure({ target, operation, partners, seconds }: Load): Promise<Measurement> {
  const requests = requestsOf(target, operation, partners, REQUESTS);
  const before = await target.usage();
  const result = await autocannon({
    url: requests[0]?.url ?? '',
    connections: CONNECTIONS,
    duration: seconds,
    requests: requests.map(({ body }) => ({ method: 'POST', headers: HEADERS, body })),
  });
  const after = await target.usage();
  if (result.errors + result.non2xx > 0) {
    throw new NoAnswerError(`${target.name} failed ${result.errors + result.non2xx} requests.`);
  }
  return {
    requestsPerSecond: result['2xx'] / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    cpuMsPerRequest: ((after.cpuSeconds - before.cpuSeconds) * 1_000) / result['2xx'],
    rssMb: after.rssBytes / 1e6,
  };
}

/** Throws unless all that are asked for the same partners give the same data, and data it is; a NoAnswerError where one gives none. */
export async function assertSameAnswers(
  asked: readonly Pick<Load, 'target' | 'partners'>[],
  operation: Operation,
): Promise<void> {
  const expectedOf = new Map<readonly Partner[], readonly string[]>();
  for (const { target, partners } of asked) {
    const answers = await answersOf(requestsOf(target, operation, partners, REQUESTS_COMPARED));
    const expected = expectedOf.get(partners) ?? answers;
    expectedOf.set(partners, expected);
    const different = answers.findIndex((answer, index) => answer !== expected[index]);
    if (different < 0) continue;
    throw new Error(
      `The answers to the operation ${operation.name} differ:\n${expected[different]}\n${answers[different]}`,
    );
  }
}

const HEADERS = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };

function requestsOf(
  target: Target,
  operation: Operation,
  partners: readonly Partner[],
  count: number,
): Request[] {
  return Array.from({ length: count }, (_, number) =>
    target.request(operation, operation.variables(number, partners)),
  );
}

/** One after the other; JSON that differs in form alone comes out the same. */
async function answersOf(requests: readonly Request[]): Promise<string[]> {
  const signal = AbortSignal.timeout(COMPARING_MS_MAX);
  const answers: string[] = [];
  for (const { url, body } of requests) {
    const text = await fetch(url, { method: 'POST', headers: HEADERS, body, signal })
      .then((response) => response.text())
      .catch((cause) => {
        throw new NoAnswerError(`${url} gives no answer in time.`, { cause });
      });
    answers.push(dataOf(text));
  }
  return answers;
}

function dataOf(answer: string): string {
  if (!answer.startsWith('{')) throw new NoAnswerError(answer);
  const { data, errors } = JSON.parse(answer);
  if (errors || !data) throw new NoAnswerError(answer);
  return JSON.stringify(data);
}
