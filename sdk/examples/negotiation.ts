// `npm run demo`: plays the life of an agreement against a running server, and prints what each party does and sees.
// CONCORDAT_URL says where the server answers; CONCORDAT_KEY is a registrar's key, which is made here unless given.
import { exec } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createClient } from '../index.ts';
import { type Actor, announce, say } from './cast.ts';
import { play } from './story.ts';
import { explainUnanswered } from './unanswered.ts';

const URL_DEFAULT = 'http://127.0.0.1:4000/graphql';
const KEY_COMMAND = 'npm run --silent key -- --role registrar';

const url = process.env.CONCORDAT_URL || URL_DEFAULT;

try {
  await run(process.env.CONCORDAT_KEY);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

async function run(key: string | undefined): Promise<void> {
  const everyone: Actor = { name: 'public', client: createClient({ url }) };
  const host = await findHost(everyone);
  const registrar: Actor = {
    name: 'registrar',
    client: createClient({ url, token: key || (await makeKey()) }),
  };
  // The story can be played again: nothing in it is called what it was called before.
  const slug = `demo-${Date.now().toString(36)}`;
  const partner = await welcome(registrar, slug);
  const names = { host, partner: slug, agreement: `${slug}-cooperation`, successor: `${slug}-cooperation-2` };
  await play({ registrar, partner, public: everyone }, names);
}

/** The first question of all: it also tells whether there is a server. */
async function findHost({ client }: Actor): Promise<string> {
  const result = await client.host({ retry: false });
  if (result.kind === 'transport') throw new Error(explainUnanswered(url, result.error));
  return result.orThrow().slug;
}

/** Makes a registrar's key in the database of the server that runs from this repository. */
async function makeKey(): Promise<string> {
  const { stdout } = await promisify(exec)(KEY_COMMAND, { cwd: join(import.meta.dirname, '../..') });
  const [token] = stdout.match(/\bcon_[\w-]+/) ?? [];
  if (token) return token;
  throw new Error(`\`${KEY_COMMAND}\` printed no key: run it by hand, and give the key as CONCORDAT_KEY.`);
}

/** Registers the new partner, and gives its representative a key. */
async function welcome({ client, name }: Actor, slug: string): Promise<Actor> {
  announce('A new partner');
  const party = { slug, name: `Demonstration Police Office ${slug}`, category: 'REGIONAL_IO' } as const;
  await client.partners.register(party).orThrow();
  const key = { role: 'REPRESENTATIVE', party: slug, label: 'Demonstration' } as const;
  const { token } = await client.apiKeys.create(key).orThrow();
  if (token === null) throw new Error('The server made a key without saying it.');
  say({ name }, `I registered ${slug}, and made a key for its representative.`);

  const partner: Actor = { name: 'partner', client: createClient({ url, token }) };
  const viewer = await partner.client.viewer().orThrow();
  say(partner, `I am a ${viewer.role} of ${viewer.party?.slug}.`);
  return partner;
}
