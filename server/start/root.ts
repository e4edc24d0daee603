import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of the repository, with its migrations and data. This file is below `server` when it runs under tsx,
 * and below `dist/server` when it is bundled.
 */
export function getRoot(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'prisma/schema.prisma'))) return folder;
  }
  throw new Error(
    `There is no prisma/schema.prisma above ${import.meta.dirname}: the installation is not complete.`,
  );
}
