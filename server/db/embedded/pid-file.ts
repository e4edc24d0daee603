import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Endpoint } from './endpoint.ts';
import { hasCode } from './errors.ts';
import { isAtWorkIn } from './process-identity.ts';

export interface Postmaster {
  pid: number;
  status: string;
  endpoint: Endpoint;
}

/** What PostgreSQL's own postmaster.pid says, true or not. */
export async function findPidFile(cluster: string): Promise<Postmaster | null> {
  try {
    const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
    const [pid, , , port, socketFolder, , , status] = lines;
    return {
      pid: Number(pid),
      status: status?.trim() ?? '',
      endpoint: { socketFolder: socketFolder || null, port: Number(port) },
    };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** The server that lives on this data. A file left by a dead one is no proof: its pid may be someone else's by now. */
export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const found = await findPidFile(cluster);
  return found !== null && (await isAtWorkIn(found.pid, cluster)) ? found : null;
}
