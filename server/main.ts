// The process: starts everything in order, tells the person who started it where to go, and ends it in reverse order.
import { join } from 'node:path';
import { type Logger, pino, stdSerializers } from 'pino';
import type { JwtSettings } from './auth/jwt.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { EmbeddedDatabaseError } from './db/embedded/errors.ts';
import { listen } from './http/listen.ts';
import { createLedgerSignal, type LedgerSignal } from './ledger/signal.ts';
import { openDatabase } from './start/database.ts';
import { greeting } from './start/greeting.ts';
import { getRoot } from './start/root.ts';
import { toSourceLines } from './start/source-lines.ts';
import { StartError } from './start/start-error.ts';
import { StartGivenUp } from './start/start-given-up.ts';
import { hearStopSignals } from './start/stop-signal.ts';

const DETAILED: readonly string[] = ['trace', 'debug'];
const LEFT_BEHIND = 'PostgreSQL may be left running: the next start takes it over.';

let isDetailed = false;

try {
  const config = readConfig();
  isDetailed = DETAILED.includes(config.LOG_LEVEL);
  const log = createLog(config.LOG_LEVEL);
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'ended by a fault that nothing caught');
    process.exit(1);
  });
  await serve(config, log);
  process.exit();
} catch (error) {
  if (error instanceof StartGivenUp) process.exit();
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}

async function serve(config: Config, log: Logger): Promise<void> {
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, POOL_SIZE: poolSize, HOST: host } = config;
  const leftBehind = databaseUrl === undefined ? LEFT_BEHIND : '';
  const { starting, noteListening, stopped, hurried } = hearStopSignals({ say, leftBehind });
  const root = getRoot();
  // A fault in it is told where it is waited for, and where the database is closed again.
  const onStarting = () => void import('./app.ts').catch(() => {});
  const signal = starting;
  const database = await openDatabase({ databaseUrl, dataDir, poolSize, root, say, onStarting, signal });
  const ledgerSignal = hearLedger(database.url, log);
  try {
    const { createApp } = await import('./app.ts');
    starting.throwIfAborted();
    const app = createApp({
      db: database.db,
      log,
      ledgerSignal,
      jwt: jwtSettings(config),
      trustProxy: config.TRUST_PROXY,
      costPerMinute: config.COST_LIMIT_PER_MINUTE,
      keptAnswersBytesMax: config.ANSWER_CACHE_MB * 1_000_000,
      corsOrigins: config.CORS_ORIGINS,
      introspection: config.INTROSPECTION,
      ...(config.GRAPHIQL ? { graphiqlDirectory: join(root, 'dist/graphiql') } : {}),
    });
    noteListening();
    const server = await listen(app.listener, { host, port: config.PORT });
    say(greeting(host, server.port));
    await stopped;
    app.announceStop();
    await server.close(config.SHUTDOWN_TIMEOUT_MS, hurried);
  } finally {
    await ledgerSignal.close();
    await database.close();
  }
}

function createLog(level: string): Logger {
  const err = stdSerializers.wrapErrorSerializer((error) => ({
    ...error,
    stack: toSourceLines(error.stack),
  }));
  return pino({ level, serializers: { err, stack: toSourceLines } });
}

function hearLedger(url: string, log: Logger): LedgerSignal {
  return createLedgerSignal({
    url,
    onHearing: () => log.info('hearing of changes to the database'),
    onLoss: (err) => log.warn({ err }, 'not hearing of changes to the database, trying again'),
  });
}

function jwtSettings(config: Config): JwtSettings {
  const { JWT_SECRET: secret, JWKS_URL: jwksUrl, JWT_ISSUER: issuer, JWT_AUDIENCE: audience } = config;
  return {
    ...(secret ? { secret } : {}),
    ...(jwksUrl ? { jwksUrl } : {}),
    ...(issuer ? { issuer } : {}),
    ...(audience ? { audience } : {}),
  };
}

function say(message: string): void {
  process.stdout.write(`${message}\n`);
}

function explain(error: unknown): string {
  const isSentence = [ConfigError, StartError, EmbeddedDatabaseError].some((kind) => error instanceof kind);
  const { message, stack, cause } = error instanceof Error ? error : new Error(String(error));
  if (isDetailed) {
    const causes = cause instanceof Error ? [`Caused by ${cause.stack}`] : [];
    return toSourceLines([stack, ...causes].join('\n'));
  }
  return isSentence ? message : `Concordat ended by a fault: ${message}\nLOG_LEVEL=debug shows where.`;
}
