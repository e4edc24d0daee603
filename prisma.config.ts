import { defineConfig } from 'prisma/config';

// Prisma's CLI wants to download its schema engine even for commands that never use it. Any executable satisfies it
// there; `prisma migrate` and `prisma db` do need the engine, so they are left alone.
const needsEngine = process.argv.some((argument) => argument === 'migrate' || argument === 'db');
if (!needsEngine) process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/migrations', seed: 'npm run --silent seed' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
