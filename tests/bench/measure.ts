// Loads one target with one operation, over HTTP, and says what that took.
import autocannon from 'autocannon';
import type { Operation, Partner } from './operations.ts';
import type { Request, Target } from './target.ts';

export const CONNECTIONS = 16;
const REQUESTS = 500;
const REQUESTS_COMPARED = 50;

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
    throw new Error(
      `${target.name} failed ${result.errors + result.non2xx} requests of the operation ${operation.name}.`,
    );
  }
  return {
    requestsPerSecond: result['2xx'] / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    cpuMsPerRequest: ((after.cpuSeconds - before.cpuSeconds) * 1_000) / result['2xx'],
    rssMb: after.rssBytes / 1e6,
  };
}

/** Throws unless all targets give the same data, and data it is. */
export async function assertSameAnswers(
  targets: readonly Target[],
  operation: Operation,
  partners: readonly Partner[],
): Promise<void> {
  const [expected, ...others] = await Promise.all(
    targets.map((target) => answersOf(requestsOf(target, operation, partners, REQUESTS_COMPARED))),
  );
  if (!expected?.every((answer) => answer.startsWith('{"data":{'))) {
    throw new Error(`The operation ${operation.name} fails: ${expected?.[0]}`);
  }
  for (const answers of others) {
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
  const answers: string[] = [];
  for (const { url, body } of requests) {
    const response = await fetch(url, { method: 'POST', headers: HEADERS, body });
    const { errors, data } = await response.json();
    answers.push(JSON.stringify({ data, errors }));
  }
  return answers;
}
