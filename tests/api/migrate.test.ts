import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { migrate } from '../../server/db/migrate.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';
import { root } from '../kit/files.ts';

const migrations = join(root, 'prisma/migrations');

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase('empty');
  folder = await mkdtemp(join(tmpdir(), 'concordat-migrations-'));
  await cp(migrations, folder, { recursive: true });
});

afterAll(async () => {
  await rm(folder, { recursive: true });
  await database.close();
});

test('a database that is up to date is left as it is, by several processes at once too', async () => {
  expect(await Promise.all([1, 2, 3].map(() => migrate(database.url, migrations)))).toEqual([[], [], []]);
});

test('a migration that was changed after it had been applied is refused', async () => {
  const changed = join(folder, '20261123000100_text/migration.sql');
  await writeFile(changed, 'SELECT 1;');
  await expect(migrate(database.url, folder)).rejects.toThrow(/20261123000100_text was changed/);
});

test('a database of a later version is refused', async () => {
  await rm(join(folder, '20261123000400_search'), { recursive: true });
  await cp(join(migrations, '20261123000100_text'), join(folder, '20261123000100_text'), { recursive: true });
  await expect(migrate(database.url, folder)).rejects.toThrow(
    /20261123000400_search, which this version does not know/,
  );
});

test('a migration that fails leaves nothing of itself behind, and is told of at each start', async () => {
  const other = await createTestDatabase('empty');
  try {
    const failing = await mkdtemp(join(tmpdir(), 'concordat-migrations-'));
    await cp(migrations, failing, { recursive: true });
    await cp(join(failing, '20261123000100_text'), join(failing, '29990101000000_failing'), {
      recursive: true,
    });
    await writeFile(
      join(failing, '29990101000000_failing/migration.sql'),
      "CREATE TABLE half_made (note TEXT DEFAULT 'a;b'); -- ends here; not there\nSELECT 1 / 0;",
    );
    await expect(migrate(other.url, failing)).rejects.toThrow(/division by zero/);
    expect(await other.sql(`SELECT to_regclass('half_made') AS table`)).toEqual([{ table: null }]);
    await expect(migrate(other.url, failing)).rejects.toThrow(/29990101000000_failing/);
    await rm(failing, { recursive: true });
  } finally {
    await other.close();
  }
});
