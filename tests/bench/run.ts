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
  const results = await withRegistries([agreements], (registries) =>
    withTargets(
      registries.flatMap((registry) => [
        askedOf(registry, startFloor(registry.url)),
        askedOf(registry, startServer('cold', registry.url, COLD)),
        askedOf(registry, startServer('warm', registry.url, WARM)),
      ]),
      async (asked) => measureAll(asked, OPERATIONS),
    ),
  );
  print({ agreements, results, ratios: ratiosOf(results) }, printResults(results));
}

/** All sizes by turns, so that what slows the machine for a while slows each of them. */
async function measureGrowth(): Promise<void> {
  const results = await withRegistries(GROWTH_SIZES, (registries) =>
    withTargets(
      registries.map((registry) =>
        askedOf(registry, startServer(String(registry.agreements), registry.url, COLD)),
      ),
      async (asked) => measureAll(asked, BOUNDED_OPERATIONS),
    ),
  );
  const msBySize = Object.fromEntries(
    Object.entries(results).map(([operation, measured]) => [
      operation,
      GROWTH_SIZES.map((size) => 1_000 / (measured[size]?.requestsPerSecond ?? Number.NaN)),
    ]),
  );
  print({ sizes: GROWTH_SIZES, msBySize }, printGrowth(GROWTH_SIZES, msBySize));
}

/** A process, and the partners that it is asked for. */
interface Asked {
  readonly target: Target;
  readonly partners: readonly Partner[];
}

async function askedOf({ partners }: Registry, starting: Promise<Target>): Promise<Asked> {
  return { target: await starting, partners };
}

async function measureAll(asked: readonly Asked[], operations: readonly Operation[]): Promise<Results> {
  const results: Record<string, Record<string, Measurement>> = {};
  for (const operation of chosen(operations)) {
    try {
      results[operation.name] = await measureOne(asked, operation);
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
  asked: readonly Asked[],
  operation: Operation,
): Promise<Record<string, Measurement>> {
  await assertSameAnswers(asked, operation);
  for (const each of asked) await measure({ ...each, operation, seconds: WARM_UP_SECONDS });
  const measured = new Map<string, Measurement[]>(asked.map(({ target }) => [target.name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const each of asked) {
      measured.get(each.target.name)?.push(await measure({ ...each, operation, seconds }));
    }
  }
  return Object.fromEntries([...measured].map(([name, measurements]) => [name, medianOf(measurements)]));
}

/** Loads registries of these sizes, which are there at once. */
async function withRegistries<Result>(
  sizes: readonly number[],
  use: (registries: readonly Registry[]) => Promise<Result>,
  loaded: readonly Registry[] = [],
): Promise<Result> {
  const [size, ...others] = sizes;
  if (size === undefined) return use(loaded);
  note(`Loading ${size} agreements.`);
  return server.withRegistry(size, (registry) => withRegistries(others, use, [...loaded, registry]));
}

async function withTargets<Result>(
  starting: readonly Promise<Asked>[],
  use: (asked: readonly Asked[]) => Promise<Result>,
): Promise<Result> {
  const started = await Promise.allSettled(starting);
  const asked = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  try {
    await Promise.all(starting);
    return await use(asked);
  } finally {
    await Promise.all(asked.map(({ target }) => target.stop()));
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
