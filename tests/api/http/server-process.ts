import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

export interface ServerProcess {
  readonly child: ChildProcess;
  /** What it has written so far. */
  readonly output: { stdout: string; stderr: string };
  /** Waits until it has said this. Throws what it said instead if it ends. */
  said(words: RegExp): Promise<RegExpExecArray>;
  /** Waits for the address that it says it listens on. Throws what it said instead if it ends. */
  address(): Promise<string>;
  /** Waits for its end. */
  exitCode(): Promise<number | null>;
}

/** Starts the server as a process of its own. Kill it in the end, whatever happens. */
export function startServer(
  env: Readonly<Record<string, string>>,
  preload: readonly string[] = [],
): ServerProcess {
  const imports = ['tsx', ...preload].flatMap((module) => ['--import', module]);
  return startProcess([...imports, 'server/main.ts'], env);
}

/** Starts the server as `npm start` does, bundled. Kill it in the end, whatever happens. */
export function startBuiltServer(env: Readonly<Record<string, string>>, folder = ROOT): ServerProcess {
  return startProcess(['server/run.js', 'main'], env, folder);
}

function startProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd = ROOT,
): ServerProcess {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH: '/usr/bin:/bin', PORT: '0', GRAPHIQL: 'false', ...env },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk;
  });
  const closed = once(child, 'close');
  async function said(words: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = words.exec(output.stdout);
      if (found) return found;
      if (child.exitCode !== null) throw new Error(`The server has ended: ${output.stdout}${output.stderr}`);
      await Promise.race([once(child.stdout, 'data'), closed]);
    }
  }
  return {
    child,
    output,
    said,
    async address() {
      const [, address = ''] = await said(/listens on (\S+)\/graphql/);
      return address;
    },
    async exitCode() {
      await closed;
      return child.exitCode;
    },
  };
}

/** Tells it to stop again and again, as someone without patience does, until it says this; returns its exit code. */
export async function tellUntil(
  server: ServerProcess,
  signal: NodeJS.Signals,
  said: RegExp,
): Promise<number | null> {
  const tell = () => said.test(server.output.stdout) || server.child.kill(signal);
  // An immediate runs when all that the server has said until then is read.
  const impatient = setInterval(() => setImmediate(tell), 250);
  const exitCode = await server.exitCode();
  clearInterval(impatient);
  return exitCode;
}
