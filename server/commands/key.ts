// `npm run --silent key`: makes, lists and revokes API keys, whether a server runs on the database or not. What is asked for
// goes to the standard output, alone; whatever else there is to say goes to the other.
import { createApiKey, revokeApiKey } from '../auth/service.ts';
import { ConfigError, readConfig } from '../config.ts';
import type { Database } from '../db/client.ts';
import { EmbeddedDatabaseError } from '../db/embedded/errors.ts';
import { dayOf } from '../ledger/day.ts';
import { UserError } from '../ledger/errors.ts';
import type { Act } from '../ledger/write.ts';
import { openDatabase } from '../start/database.ts';
import { getRoot } from '../start/root.ts';
import { StartError } from '../start/start-error.ts';
import { type KeyTask, readKeyTask, USAGE, UsageError } from './key-arguments.ts';

const POOL_SIZE = 2;

try {
  const task = readKeyTask(process.argv.slice(2));
  if (task.kind === 'help') print(USAGE);
  else await withDatabase((db) => run(task, db));
  process.exit(0);
} catch (error) {
  say(explain(error));
  process.exit(1);
}

async function withDatabase(use: (db: Database) => Promise<void>): Promise<void> {
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir } = readConfig();
  const { db, close } = await openDatabase({
    databaseUrl,
    dataDir,
    poolSize: POOL_SIZE,
    root: getRoot(),
    say,
  });
  try {
    await use(db);
  } finally {
    await close();
  }
}

async function run(task: Exclude<KeyTask, { kind: 'help' }>, db: Database): Promise<void> {
  // Whoever can start this can write to the database anyway.
  const act: Act = {
    db,
    today: dayOf(new Date()),
    principal: { role: 'REGISTRAR', id: 'command', partyId: null },
  };
  if (task.kind === 'list') return list(db);
  if (task.kind === 'revoke') return revoke(act, task.prefix);
  const { kind, ...input } = task;
  const { token } = await createApiKey(act, input);
  print(token ?? '');
}

async function list(db: Database): Promise<void> {
  const keys = await db.apiKey.findMany({
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      prefix: true,
      role: true,
      label: true,
      createdAt: true,
      lastUsedAt: true,
      revokedAt: true,
      party: { select: { slug: true } },
    },
  });
  if (keys.length === 0) return say('There are no API keys yet.');
  for (const { prefix, role, label, createdAt, lastUsedAt, revokedAt, party } of keys) {
    const used = lastUsedAt ? `last used ${lastUsedAt.toISOString()}` : 'never used';
    const state = revokedAt ? `revoked ${revokedAt.toISOString()}` : used;
    print(
      [
        prefix,
        role,
        party?.slug ?? '-',
        createdAt.toISOString(),
        state,
        label === null ? '' : JSON.stringify(label),
      ].join('\t'),
    );
  }
}

async function revoke(act: Act, prefix: string): Promise<void> {
  const key = await act.db.apiKey.findUnique({ where: { prefix }, select: { id: true } });
  if (!key)
    throw new UsageError(`There is no API key that begins with ${prefix}; --list shows those there are.`);
  await revokeApiKey(act, { apiKey: key.id });
  say(`Revoked ${prefix}.`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function say(message: string): void {
  process.stderr.write(`${message}\n`);
}

function explain(error: unknown): string {
  const isSentence = [UsageError, UserError, ConfigError, StartError, EmbeddedDatabaseError].some(
    (kind) => error instanceof kind,
  );
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return isSentence ? message : `The command ended by a fault: ${stack}`;
}
