import type { Measurement } from './measure.ts';

/** Measurements by operation, then by target. */
export type Results = Readonly<Record<string, Readonly<Record<string, Measurement>>>>;

/** The median of each number: one disturbed round does not count. */
export function medianOf(rounds: readonly Measurement[]): Measurement {
  const middle = (value: (measurement: Measurement) => number) => {
    const sorted = rounds.map(value).sort((one, other) => one - other);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  return {
    requestsPerSecond: middle((each) => each.requestsPerSecond),
    p50Ms: middle((each) => each.p50Ms),
    p99Ms: middle((each) => each.p99Ms),
    cpuMsPerRequest: middle((each) => each.cpuMsPerRequest),
    rssMb: middle((each) => each.rssMb),
  };
}

/** Requests a second as parts of the floor's, by target, then by operation. */
export function ratiosOf(results: Results): Record<string, Record<string, number>> {
  const ratios: Record<string, Record<string, number>> = {};
  for (const [operation, { floor, ...targets }] of Object.entries(results)) {
    for (const [target, measurement] of Object.entries(targets)) {
      const ratio = measurement.requestsPerSecond / (floor?.requestsPerSecond ?? Number.NaN);
      ratios[target] = { ...ratios[target], [operation]: round(ratio, 2) };
    }
  }
  return ratios;
}

export function printResults(results: Results): string {
  const ratios = ratiosOf(results);
  const rows = Object.entries(results).flatMap(([operation, targets]) =>
    Object.entries(targets).map(([target, measurement]) => [
      operation,
      target,
      ...numbersOf(measurement),
      ratios[target]?.[operation]?.toFixed(2) ?? '',
    ]),
  );
  return table([
    ['operation', 'target', 'requests/s', 'p50 ms', 'p99 ms', 'CPU ms', 'RSS MB', 'ratio'],
    ...rows,
  ]);
}

/** Milliseconds a request takes at each size, and how many times those of the smallest the largest takes. */
export function printGrowth(
  sizes: readonly number[],
  msBySize: Readonly<Record<string, readonly number[]>>,
): string {
  const rows = Object.entries(msBySize).map(([operation, ms]) => [
    operation,
    ...ms.map((each) => each.toFixed(2)),
    ((ms.at(-1) ?? Number.NaN) / (ms[0] ?? Number.NaN)).toFixed(2),
  ]);
  return table([['ms a request at', ...sizes.map(String), 'growth'], ...rows]);
}

function numbersOf({ requestsPerSecond, p50Ms, p99Ms, cpuMsPerRequest, rssMb }: Measurement): string[] {
  return [
    requestsPerSecond.toFixed(0),
    String(p50Ms),
    String(p99Ms),
    cpuMsPerRequest.toFixed(3),
    rssMb.toFixed(0),
  ];
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
