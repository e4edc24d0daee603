// `npm run bench`: how fast reads are, beside the floor, measured by turns in one run; with --growth, how their cost grows with the registry.
import { parseArgs } from 'node:util';
import { openServer, type Registry } from './load.ts';
import { assertSameAnswers, type Measurement, measure, NoAnswerError } from './measure.ts';
import { BOUNDED_OPERATIONS, OPERATIONS, type Operation, type Partner } from './operations.ts';
import { medianOf, printGrowth, printResults, type Results, ratiosOf } from './report.ts';
import { startFloor, startServer, type Target } from './target.ts';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    growth: { type: 'boolean', default: false },
    agreements: { type: 'string', default: '50000' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', multiple: true, default: [] },
  },
});

const GROWTH_SIZES = [5_000, 50_000, 500_000];
const WARM_UP_SECONDS = 2;
/** Without kept answers, and with room for all that is asked. */
const COLD = { ANSWER_CACHE_MB: '0' };
const WARM = { ANSWER_CACHE_MB: '64' };
const seconds = Number(options.seconds);
const rounds = Number(options.rounds);

const server = await openServer();
try {
  if (options.growth) await measureGrowth();
  else await measureRatios(Number(options.agreements));
} finally {
  await server.stop();
}

async function measureRatios(agreements: number): Promise<void> {
  note(`Loading ${agreements} agreements.`);
  const results = await server.withRegistry(agreements, (registry) =>
    withTargets(
      [
        startFloor(registry.url),
        startServer('cold', registry.url, COLD),
        startServer('warm', registry.url, WARM),
      ],
      (targets) => measureAll(targets, chosen(OPERATIONS), registry),
    ),
  );
  print({ agreements, results, ratios: ratiosOf(results) }, printResults(results));
}

async function measureGrowth(): Promise<void> {
  const msBySize: Record<string, number[]> = {};
  for (const size of GROWTH_SIZES) {
    note(`Loading ${size} agreements.`);
    const results = await server.withRegistry(size, (registry) =>
      withTargets([startFloor(registry.url), startServer('cold', registry.url, COLD)], (targets) =>
        measureAll(targets, chosen(BOUNDED_OPERATIONS), registry),
      ),
    );
    for (const [operation, { cold }] of Object.entries(results)) {
      msBySize[operation] = [...(msBySize[operation] ?? []), 1_000 / (cold?.requestsPerSecond ?? Number.NaN)];
    }
  }
  print({ sizes: GROWTH_SIZES, msBySize }, printGrowth(GROWTH_SIZES, msBySize));
}

async function measureAll(
  targets: readonly Target[],
  operations: readonly Operation[],
  { partners }: Registry,
): Promise<Results> {
  const results: Record<string, Record<string, Measurement>> = {};
  for (const operation of operations) {
    try {
      results[operation.name] = await measureOne(targets, operation, partners);
      note(`Measured ${operation.name}.`);
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
      results[operation.name] = {};
      note(`Not measured is ${operation.name}: ${error.message}`);
    }
  }
  return results;
}

async function measureOne(
  targets: readonly Target[],
  operation: Operation,
  partners: readonly Partner[],
): Promise<Record<string, Measurement>> {
  await assertSameAnswers(targets, operation, partners);
  for (const target of targets) await measure({ target, operation, partners, seconds: WARM_UP_SECONDS });
  const measured = new Map<string, Measurement[]>(targets.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const target of targets) {
      measured.get(target.name)?.push(await measure({ target, operation, partners, seconds }));
    }
  }
  return Object.fromEntries([...measured].map(([name, measurements]) => [name, medianOf(measurements)]));
}

async function withTargets<Result>(
  starting: readonly Promise<Target>[],
  use: (targets: readonly Target[]) => Promise<Result>,
): Promise<Result> {
  const started = await Promise.allSettled(starting);
  const targets = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  try {
    await Promise.all(starting);
    return await use(targets);
  } finally {
    await Promise.all(targets.map((target) => target.stop()));
  }
}

function chosen(operations: readonly Operation[]): readonly Operation[] {
  return options.only.length === 0
    ? operations
    : operations.filter(({ name }) => options.only.includes(name));
}

function print(values: object, text: string): void {
  process.stdout.write(`${options.json ? JSON.stringify(values, null, 2) : text}\n`);
}

/** Not to standard output, which is for the result alone. */
function note(message: string): void {
  process.stderr.write(`${message}\n`);
}
