// Where the server listens. A socket in a folder that only its user may enter is out of everyone else's reach; a
// password is asked for all the same, because root's processes come as another user than the server's.
import { chown, lstat, mkdtemp, rm, rmdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { ServerUser } from './run-program.ts';
import { canEnter } from './server-user.ts';

export interface Endpoint {
  /** Null: a loopback port. */
  socketFolder: string | null;
  port: number;
}

export const userName = 'concordat';

const socketPort = 5432;
// Linux takes 107 bytes, macOS 103.
const socketPathBytesMax = 103;
const temporaryPrefix = 'concordat-';

/** The cluster's own folder where its path is short enough, else a new private one for temporary files, else a port. */
export async function chooseEndpoint(cluster: string, user: ServerUser | null): Promise<Endpoint> {
  if (isShort(cluster)) return { socketFolder: cluster, port: socketPort };
  const temporary = join(tmpdir(), temporaryPrefix);
  if (isShort(`${temporary}XXXXXX`) && (user === null || (await canEnter(tmpdir(), user)))) {
    const socketFolder = await mkdtemp(temporary);
    if (user !== null) await chown(socketFolder, user.uid, user.gid);
    return { socketFolder, port: socketPort };
  }
  return { socketFolder: null, port: await findFreePort() };
}

export function serverFlags({ socketFolder, port }: Endpoint): string[] {
  // The setting is a list; quotes keep a folder with a comma in one piece.
  const sockets = socketFolder === null ? '' : `"${socketFolder.replaceAll('"', '""')}"`;
  return [
    `port=${port}`,
    `listen_addresses=${socketFolder === null ? '127.0.0.1' : ''}`,
    `unix_socket_directories=${sockets}`,
    'unix_socket_permissions=0700',
  ];
}

/** Says what would go without saying, so that PGPORT, PGSSLMODE and PGOPTIONS in the environment change nothing. */
export function databaseUrl({ socketFolder, port }: Endpoint, password: string, database: string): string {
  const host = socketFolder === null ? '127.0.0.1' : 'localhost';
  const url = new URL(`postgresql://${host}:${port}/${database}`);
  url.username = userName;
  url.password = password;
  url.searchParams.set('sslmode', 'disable');
  url.searchParams.set('options', '-ctimezone=UTC');
  // Not through searchParams, which writes a blank as "+": that is a plus sign to other readers of such URLs.
  return socketFolder === null ? url.href : `${url.href}&host=${encodeURIComponent(socketFolder)}`;
}

/** Takes away the folder of a server that is gone; only one that we made for the socket. */
export async function removeSocketFolder({ socketFolder }: Endpoint): Promise<void> {
  if (socketFolder === null || !basename(socketFolder).startsWith(temporaryPrefix)) return;
  const found = await lstat(socketFolder).catch(() => null);
  if (!found?.isDirectory() || dirname(socketFolder) !== tmpdir()) return;
  for (const name of [`.s.PGSQL.${socketPort}`, `.s.PGSQL.${socketPort}.lock`]) {
    await rm(join(socketFolder, name), { force: true });
  }
  await rmdir(socketFolder);
}

function isShort(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${socketPort}`)) <= socketPathBytesMax;
}

async function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
