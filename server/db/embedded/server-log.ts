import { type FileHandle, open, rename } from 'node:fs/promises';

const bytesMax = 1_000_000;

/** The file that the server writes to. A long one is put aside, in place of the one before. */
export async function openServerLog(path: string): Promise<FileHandle> {
  const file = await open(path, 'a', 0o600);
  if ((await file.stat()).size < bytesMax) return file;
  await file.close();
  await rename(path, `${path}.1`);
  return open(path, 'a', 0o600);
}

/** What was written since, and which of it says why the server ended. */
export async function readServerLog(
  path: string,
  offset: number,
): Promise<{ output: string; reason: string }> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(20_000), 0, 20_000, offset);
    const output = buffer.toString('utf8', 0, bytesRead);
    return { output, reason: /(?:FATAL|PANIC): +(.*)/.exec(output)?.[1] ?? 'PostgreSQL ended at once' };
  } finally {
    await file.close();
  }
}
