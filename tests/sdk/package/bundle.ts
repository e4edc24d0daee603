import { join } from 'node:path';
import { build, type Format, type Platform } from 'esbuild';
import type { Stranger } from './stranger.ts';

/** Text in one file with all that it imports, as browsers and edge workers take it. Throws where the package asks for Node. */
export async function bundle(stranger: Stranger, text: string, format: Format): Promise<string> {
  const platform: Platform = 'browser';
  const entry = 'entry.js';
  await stranger.write(entry, text);
  const entryPoints = [join(stranger.folder, entry)];
  const { outputFiles } = await build({ entryPoints, bundle: true, write: false, format, platform });
  return outputFiles.map((file) => file.text).join('');
}

/** A script that asks the registry in the ways that matter, and leaves what it saw as JSON in the global `seen`. */
export const probe = (url: string) => `
  import { createClient } from '@concordat/sdk';
  import { createBareClient } from '@concordat/sdk/bare';
  const client = createClient({ url: '${url}' });
  async function see() {
    const partner = await client.partners.get('wco');
    if (!partner.ok) return { kind: partner.kind, code: partner.error.code };
    const slugs = [];
    for await (const { slug } of client.agreements.list({ first: 30 })) slugs.push(slug);
    const refused = await client.query('{ nothing }');
    const { endCursor } = (await client.events.list({ first: 1 }).orThrow()).pageInfo;
    const { nodes } = await client.events.after(endCursor, { first: 1 }).orThrow();
    const followed = [];
    for await (const { id } of client.events.follow({ after: endCursor })) if (followed.push(id)) break;
    const headers = { 'x-own': 'yes', 'x-request-id': 'own' };
    const { host } = await createBareClient({ url: '${url}', headers }).query('{ host { slug } }').orThrow();
    return {
      partner: partner.data.slug,
      agreements: new Set(slugs).size,
      refused: refused.kind,
      hasRequestId: typeof partner.meta.requestId === 'string',
      followed: followed[0] === nodes[0].id,
      host: host.slug,
    };
  }
  globalThis.seen = see().then(JSON.stringify, String);
`;

/** What the script sees where all is well. */
export const ALL = {
  partner: 'wco',
  agreements: 77,
  refused: 'graphql',
  hasRequestId: true,
  followed: true,
  host: 'interpol',
};
