import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  countRequest(
    labels: { route: string; method: string; operation: string; status: number },
    seconds: number,
  ): void;
  countError(code: string): void;
  /** Counts a look for an answer that was given before. */
  countLook(isFound: boolean): void;
  /** All of it in the format of Prometheus, and that format's media type. */
  print(): Promise<{ readonly text: string; readonly contentType: string }>;
}

export interface MetricsSources {
  readonly countSubscriptions: () => number;
  readonly keptAnswers: { readonly bytes: number; readonly count: number };
}

/**
 * What operators may want to watch, in a registry of its own, so that two servers in one process do not add up. Labels
 * take few values whatever clients send: an unbounded one would fill the memory.
 */
export function createMetrics({ countSubscriptions, keptAnswers }: MetricsSources): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  gauge('concordat_subscriptions_open', 'Subscriptions that are being answered.', countSubscriptions);
  gauge('concordat_kept_answers', 'Answers that are kept to be given again.', () => keptAnswers.count);
  gauge('concordat_kept_answers_bytes', 'About what they take.', () => keptAnswers.bytes);
  const looks = new Counter({
    name: 'concordat_kept_answers_looked_for_total',
    help: 'Looks for a kept answer, by whether there was one.',
    labelNames: ['found'],
    registers: [registry],
  });
  const requests = new Counter({
    name: 'concordat_http_requests_total',
    help: 'Requests answered.',
    labelNames: ['route', 'method', 'status'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'concordat_http_request_duration_seconds',
    help: 'Time until an answer began, by the type of the GraphQL operation if there was one.',
    labelNames: ['route', 'operation'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
    registers: [registry],
  });
  const errors = new Counter({
    name: 'concordat_graphql_errors_total',
    help: 'Errors answered, by their code.',
    labelNames: ['code'],
    registers: [registry],
  });
  return {
    countRequest({ route, method, operation, status }, seconds) {
      requests.inc({ route, method, status });
      durations.observe({ route, operation }, seconds);
    },
    countError: (code) => errors.inc({ code }),
    countLook: (isFound) => looks.inc({ found: String(isFound) }),
    print: async () => ({ text: await registry.metrics(), contentType: registry.contentType }),
  };
}
