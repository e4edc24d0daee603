// Builds of a copy of the server, so that its sources can change beside one that runs.
import { execFile } from 'node:child_process';
import { appendFile, cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../kit/database.ts';
import { root } from '../../kit/files.ts';
import { type ServerProcess, startBuiltServer } from './server-process.ts';

const PARTS = ['package.json', 'package-lock.json', 'prisma.config.ts', 'prisma', 'server', 'dist'];

let copy: string;
let database: TestDatabase;

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'concordat-builds-'));
  for (const part of PARTS) await cp(join(root, part), join(copy, part), { recursive: true });
  await rm(join(copy, 'dist/server'), { recursive: true });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  database = await createTestDatabase();
});

afterAll(async () => {
  await rm(copy, { recursive: true });
  await database?.close();
});

/** Builds what is not fresh, and returns the names of all builds that are there then. */
async function build(): Promise<readonly string[]> {
  await promisify(execFile)(process.execPath, ['server/build.js'], { cwd: copy });
  return (await readdir(join(copy, 'dist/server'))).sort();
}

const change = (path: string) => appendFile(join(copy, path), '\n');

async function stop({ child, exitCode }: ServerProcess): Promise<void> {
  child.kill('SIGTERM');
  expect(await exitCode()).toBe(0);
}

test('a server that runs loads what it needs of its own build, whatever is built beside it', async () => {
  const [own] = await build();
  const server = startBuiltServer({ DATABASE_URL: database.url }, copy);
  try {
    const origin = await server.address();
    await change('server/config.ts');
    expect(await build()).toContain(own);

    // Prisma looks keys up, whose query compiler nothing has asked for before.
    const headers = { authorization: `Bearer con_${'x'.repeat(43)}` };
    const refused = await fetch(`${origin}/graphql?query={host{slug}}`, { headers });
    expect(refused.status).toBe(401);

    await stop(server);
    await change('server/config.ts');
    expect(await build()).not.toContain(own);
  } finally {
    server.child.kill('SIGKILL');
  }
});

test.each(['prisma.config.ts', 'prisma/schema.prisma'])(
  'what is made of %s is built anew when that changes, and not before',
  async (path) => {
    const fresh = await build();
    expect(await build()).toEqual(fresh);
    await change(path);

    const made = await build();

    expect(made).toHaveLength(1);
    expect(made).not.toEqual(fresh);
  },
);

test('of processes that build the same at once each has it, and it is there once', async () => {
  await change('server/main.ts');
  await Promise.all([build(), build()]);

  expect(await build()).toHaveLength(1);
});

test('what nobody finished is removed with the next build', async () => {
  await mkdir(join(copy, 'dist/server/0123456789abcdef.1'));
  await change('server/main.ts');

  expect(await build()).toHaveLength(1);
});
