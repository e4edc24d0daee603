// The processes that are measured, each with a pool of the same size on the same database.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Operation, Variables } from './operations.ts';

const ROOT = join(import.meta.dirname, '../..');
export const POOL_SIZE = 10;

export interface Request {
  readonly url: string;
  readonly body: string;
}

export interface Target {
  readonly name: string;
  request(operation: Operation, variables: Variables): Request;
  /** What it has used so far. */
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

export interface Usage {
  readonly cpuSeconds: number;
  readonly rssBytes: number;
}

export function startFloor(databaseUrl: string): Promise<Target> {
  return start({
    name: 'floor',
    args: ['--import', 'tsx', 'tests/bench/floor.ts'],
    env: { DATABASE_URL: databaseUrl },
    portIn: /"port":(\d+)/,
    path: ({ name }) => `/${name}`,
  });
}

/** The server as `npm start` runs it, but that it does not log each request. */
export async function startServer(
  name: string,
  databaseUrl: string,
  settings: Readonly<Record<string, string>>,
): Promise<Target> {
  return start({
    name,
    args: await startArguments(),
    env: { DATABASE_URL: databaseUrl, PORT: '0', LOG_LEVEL: 'warn', COST_LIMIT_PER_MINUTE: '0', ...settings },
    portIn: /:(\d+)\/graphql/,
    path: () => '/graphql',
  });
}

/** What `npm start` gives to Node. */
async function startArguments(): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  return scripts.start.split(' ').slice(1);
}

interface Command {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly portIn: RegExp;
  readonly path: (operation: Operation) => string;
}

async function start({ name, args, env, portIn, path }: Command): Promise<Target> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { NODE_ENV: 'production', POOL_SIZE: String(POOL_SIZE), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = `http://127.0.0.1:${await portOf(child, portIn)}`;
  return {
    name,
    request: (operation, variables) => ({
      url: origin + path(operation),
      body: JSON.stringify({ query: operation.query, variables }),
    }),
    usage: async () => readUsage(await (await fetch(`${origin}/metrics`)).text()),
    async stop() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

async function portOf(child: ChildProcess, portIn: RegExp): Promise<string> {
  let output = '';
  const ended = once(child, 'exit').then(() => {
    throw new Error(`It has ended: ${output}`);
  });
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  for (;;) {
    const port = portIn.exec(output)?.[1];
    if (port) return port;
    await Promise.race([child.stdout ? once(child.stdout, 'data') : ended, ended]);
  }
}

function readUsage(metrics: string): Usage {
  const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1]);
  return { cpuSeconds: value('process_cpu_seconds_total'), rssBytes: value('process_resident_memory_bytes') };
}
