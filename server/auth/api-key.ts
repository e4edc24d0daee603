// API keys: how one is made, found and revoked. The token is shown once; what is kept of it cannot be turned back.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Database, Db, Transaction } from '../db/client.ts';
import type { KeyRole } from '../db/generated/prisma/enums.ts';
import type { Principal } from './principal.ts';

export const TOKEN_START = 'con_';

const TOKEN = /^con_[\w-]{43}$/;
const RANDOM_BYTES = 32;
const PREFIX_LENGTH = 12;
const DRAWS_MAX = 5;
/** How often the use of a key is noted. */
export const USE_INTERVAL_MS = 60_000;

export interface NewApiKey {
  readonly role: KeyRole;
  /** Given exactly for a representative. */
  readonly partyId: string | null;
  readonly label: string | null;
}

export interface CreatedApiKey {
  readonly id: string;
  readonly token: string;
}

/** Makes a key. Its token is in the answer, and nowhere else afterwards. */
export async function createApiKey(
  tx: Transaction,
  key: NewApiKey,
  draw: () => string = drawToken,
): Promise<CreatedApiKey> {
  for (let attempt = 1; attempt <= DRAWS_MAX; attempt += 1) {
    const token = draw();
    // A prefix that is taken must not fail the insert, which would end the transaction: it answers with no row.
    const [created] = await tx.apiKey.createManyAndReturn({
      data: { ...key, prefix: prefixOf(token), hash: hashOf(token) },
      skipDuplicates: true,
      select: { id: true },
    });
    if (created) return { id: created.id, token };
  }
  throw new Error(`${DRAWS_MAX} new keys in a row had prefixes that are taken.`);
}

/**
 * Whom a token stands for; null for one that is not in use, whether unknown or revoked. Notes the use, to the minute, without
 * keeping the answer waiting for that.
 */
export async function findByToken(
  db: Database,
  token: string,
  now: Date = new Date(),
): Promise<Principal | null> {
  if (!TOKEN.test(token)) return null;
  const key = await db.apiKey.findUnique({
    where: { prefix: prefixOf(token) },
    select: { id: true, hash: true, role: true, partyId: true, lastUsedAt: true, revokedAt: true },
  });
  if (!key || !timingSafeEqual(key.hash, hashOf(token)) || key.revokedAt) return null;
  noteUse(db, key, now);
  return { role: key.role, id: `key:${key.id}`, partyId: key.partyId };
}

/** Ends a key for ever, from the next request on. One that is revoked already stays as it is. */
export async function revokeApiKey(db: Db, id: string, now: Date = new Date()): Promise<void> {
  await db.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } });
}

/** The part of a token that is kept as it is: enough to find a key by, too little to guess the rest from. */
export function prefixOf(token: string): string {
  return token.slice(0, PREFIX_LENGTH);
}

function drawToken(): string {
  return `${TOKEN_START}${randomBytes(RANDOM_BYTES).toString('base64url')}`;
}

/** A plain hash will do: 256 random bits can be neither guessed nor listed, so there is nothing to slow down. */
export function hashOf(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest());
}

function noteUse(db: Database, { id, lastUsedAt }: { id: string; lastUsedAt: Date | null }, now: Date): void {
  const before = new Date(now.getTime() - USE_INTERVAL_MS);
  if (lastUsedAt && lastUsedAt > before) return;
  const isDue = { OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: before } }] };
  // Of several requests at once the first one writes. Without a cause kept: a use that is not noted harms nobody, and a
  // database that is in trouble fails the request itself, with its cause.
  db.apiKey.updateMany({ where: { id, ...isDue }, data: { lastUsedAt: now } }).catch(() => {});
}
