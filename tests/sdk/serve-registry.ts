import { createTestApp, listenForTest } from '../kit/app.ts';
import { createTestDatabase } from '../kit/database.ts';

export interface RegistryServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * The whole server on a free loopback port with the registry's real content, the day after it was read. Pages of the origins named may
 * call it. Close it when done.
 */
export async function serveRegistry(...corsOrigins: readonly string[]): Promise<RegistryServer> {
  const database = await createTestDatabase();
  const app = createTestApp(database, { corsOrigins, now: () => new Date('2026-11-24T12:00:00Z') });
  const server = await listenForTest(app);
  return {
    url: `${server.origin}/graphql`,
    async close() {
      await server.close(0);
      await database.close();
    },
  };
}
