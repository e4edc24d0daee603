import { chmod, cp, mkdir, readdir, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { getPackage, type Package, prepareBinaries } from '../../../server/db/embedded/binaries.ts';
import { systemFolder } from '../../../server/db/embedded/home.ts';
import { runProgram } from '../../../server/db/embedded/run-program.ts';
import { findServerUser } from '../../../server/db/embedded/server-user.ts';
import { afterThisTest, createFolder, isRoot } from './scratch.ts';

const log = () => undefined;
const asUser = isRoot ? test.skip : test;
const asRoot = isRoot ? test : test.skip;

/** The package as npm leaves it without its install script. */
async function copyPackage(folder: string, version: string): Promise<Package> {
  const source = await getPackage();
  const filter = async (path: string) => !path.endsWith('.a') && !(await isLink(path));
  await cp(join(source.folder, 'native'), join(folder, 'native'), { recursive: true, filter });
  return { folder, version };
}

async function isLink(path: string): Promise<boolean> {
  return readlink(path).then(
    () => true,
    () => false,
  );
}

describe("PostgreSQL's programs", () => {
  test('links and permissions that the install script would have made are made, by many at once', async () => {
    const source = await copyPackage(join(await createFolder(), 'package'), '1.0.0');
    const native = join(source.folder, 'native');
    await chmod(join(native, 'bin', 'initdb'), 0o644);
    const user = await findServerUser();

    const prepared = await Promise.all(
      [1, 2, 3, 4].map(() => prepareBinaries(source, source.folder, user, log)),
    );

    for (const { initdb } of prepared) expect(initdb).toBe(join(native, 'bin', 'initdb'));
    const { code, output } = await runProgram(join(native, 'bin', 'initdb'), ['--version'], user);
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('(PostgreSQL) 18') });
    expect(await readlink(join(native, 'lib', 'libpq.so.5'))).toMatch(/^libpq\.so\.5\.\d+$/);
  });

  asUser('a package that may not be written is copied once', async () => {
    const folder = await createFolder();
    const source = await copyPackage(join(folder, 'package'), '1.0.0');
    await chmod(join(source.folder, 'native', 'lib'), 0o555);
    const own = join(folder, 'own');
    await mkdir(own);

    const prepared = await Promise.all([1, 2, 3].map(() => prepareBinaries(source, own, null, log)));
    await chmod(join(source.folder, 'native', 'lib'), 0o755);

    for (const { postgres } of prepared)
      expect(postgres).toBe(join(own, 'postgresql-1.0.0', 'bin', 'postgres'));
    const { code } = await runProgram(join(own, 'postgresql-1.0.0', 'bin', 'initdb'), ['--version'], null);
    expect(code).toBe(0);
    expect((await readdir(own)).filter((name) => name.startsWith('postgresql'))).toEqual([
      'postgresql-1.0.0',
    ]);
  });

  asRoot("a package in a folder of root's is copied to where the server's user can run it", async () => {
    const source = await copyPackage(join(await createFolder(0o700), 'package'), `0.0.${process.pid}`);
    const user = await findServerUser();
    const copy = join(systemFolder, `postgresql-${source.version}`);
    afterThisTest(() => rm(copy, { recursive: true, force: true }));

    const { initdb, postgres } = await prepareBinaries(source, source.folder, user, log);

    expect(postgres).toBe(join(copy, 'bin', 'postgres'));
    expect((await stat(copy)).uid).toBe(0);
    expect((await runProgram(initdb, ['--version'], user)).code).toBe(0);
    expect((await runProgram(postgres, ['--version'], user)).code).toBe(0);
  });

  test('a path that a shell would read otherwise is not run from', async () => {
    const source = { folder: join(await createFolder(), 'costs $5'), version: `0.1.${process.pid}` };

    const prepared = prepareBinaries(source, source.folder, null, log);

    await expect(prepared).rejects.toThrow(/cannot run from .*costs \$5.*: set DATA_DIR to another folder/);
  });

  test('a program that cannot be started is an error that says what to do', async () => {
    const program = join(await createFolder(), 'postgres');
    await writeFile(program, '', { mode: 0o644 });

    await expect(runProgram(program, [], null)).rejects.toThrow(/may not be run: set DATABASE_URL/);
    await expect(runProgram(`${program}.gone`, [], null)).rejects.toThrow(/it is missing/);
  });
});
