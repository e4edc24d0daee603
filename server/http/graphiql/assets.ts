import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Manifest } from './manifest.ts';
import type { StaticContent } from './static-content.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};
const EXTENSIONS = { br: '.br', gzip: '.gz' };

// A worker obeys the policy that its own script came with, not the page's.
const ASSET_POLICY = "default-src 'none'; script-src 'self'";

/**
 * The page's files by name. Only names in the manifest are ever looked up on the disk, so no request
 * can reach another file. They are read when asked for: browsers keep them, memory need not.
 */
export function createAssets(manifest: Manifest, directory: string): ReadonlyMap<string, StaticContent> {
  return new Map(
    Object.entries(manifest.assets).map(([name, encodings]) => [
      name,
      {
        headers: {
          'cache-control': 'public, max-age=31536000, immutable',
          'content-security-policy': ASSET_POLICY,
          'content-type': CONTENT_TYPES[extname(name)] ?? 'application/octet-stream',
          'cross-origin-resource-policy': 'same-origin',
          vary: 'Accept-Encoding',
        },
        // The name holds a hash of the content. Weak, because the encodings differ in bytes.
        etag: `W/"${name}"`,
        encodings,
        read: (encoding) =>
          readFile(join(directory, 'assets', name + (encoding ? EXTENSIONS[encoding] : ''))),
      },
    ]),
  );
}
