// `npm run seed`: loads what the database lacks of the registry's facts, and says how much that was.
import { join } from 'node:path';
import { seed } from '../../prisma/seed.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../start/database.ts';
import { getRoot } from '../start/root.ts';

const config = readConfig();
const root = getRoot();
const { db, close } = await openDatabase({
  databaseUrl: config.DATABASE_URL,
  dataDir: config.DATA_DIR,
  poolSize: config.POOL_SIZE,
  root,
  say: (message) => process.stderr.write(`${message}\n`),
});
try {
  const { parties, agreements } = await seed(db, join(root, 'prisma/data'));
  process.stdout.write(
    `Added ${parties.added} parties and ${agreements.added} agreements; ` +
      `${parties.present} and ${agreements.present} were there already and stay as they are.\n`,
  );
} finally {
  await close();
}
