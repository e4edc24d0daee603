import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Manifest } from './manifest.ts';
import type { StaticContent } from './static-content.ts';

/**
 * Nothing but our own files, and no inline script. Monaco needs two exceptions, neither of which can run
 * or fetch anything: inline styles, by which it places every line of text and sets its colours, and
 * pictures in `data:` addresses, by which it underlines mistakes.
 */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page itself, which names the files of the build and is asked for anew at each visit. */
export function createPage(manifest: Manifest, path: string): StaticContent {
  const html = Buffer.from(renderPage(manifest, path));
  const compressed = { br: brotliCompressSync(html), gzip: gzipSync(html) };
  return {
    headers: {
      'cache-control': 'no-cache',
      'content-security-policy': PAGE_POLICY,
      'content-type': 'text/html; charset=utf-8',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      vary: 'Accept, Accept-Encoding',
    },
    etag: `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 16)}"`,
    encodings: ['br', 'gzip'],
    read: async (encoding) => (encoding ? compressed[encoding] : html),
  };
}

function renderPage(manifest: Manifest, path: string): string {
  const asset = (name: string) => `${path}/assets/${name}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Concordat</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="Ask the registry of international cooperation agreements, in GraphQL.">
<meta name="color-scheme" content="light dark">
<link rel="icon" type="image/svg+xml" href="${asset(manifest.icon)}">
<link rel="stylesheet" href="${asset(manifest.style)}">
${manifest.preload.map((name) => `<link rel="modulepreload" href="${asset(name)}">`).join('\n')}
<script type="module" src="${asset(manifest.script)}"></script>
</head>
<body>
<noscript>This page, GraphiQL, needs JavaScript. The API does not: POST a query to ${path}.</noscript>
<main id="root"></main>
</body>
</html>
`;
}
