import { z } from 'zod';
import type { Transaction } from '../db/client.ts';
import { KeyRole } from '../db/generated/prisma/enums.ts';
import { ForbiddenError, fault, NotFoundError } from '../ledger/errors.ts';
import { parseInput } from '../ledger/parse-input.ts';
import { type Act, type KeyedInput, write } from '../ledger/write.ts';
import { revokeApiKey as endApiKey, createApiKey as insertApiKey } from './api-key.ts';

const createRule = z.object({
  role: z.enum(KeyRole, 'Nobody needs a key to read what is public; give REPRESENTATIVE or REGISTRAR.'),
  party: z.string().nullish(),
  label: z
    .string()
    .trim()
    .min(1, 'Give a label or leave it out.')
    .max(200, 'Shorten the label: it may have 200 characters.')
    .nullish(),
});
const revokeRule = z.object({ apiKey: z.uuid('Give the id of an API key.') });

export interface ApiKeyInput extends KeyedInput {
  /** A KeyRole; anything else is invalid input. */
  readonly role: string;
  /** The slug of the party that a representative acts for. */
  readonly party?: string | null | undefined;
  readonly label?: string | null | undefined;
}

export interface MadeApiKey {
  readonly id: string;
  /** Null where a replay finds the key of an earlier call, whose token nobody keeps. */
  readonly token: string | null;
}

/**
 * Makes an API key, for a registrar. A replay of the idempotency key makes no second one and returns the first without its
 * token: to keep the token for that would be to store it. Whoever lost the first answer revokes the key and makes another.
 */
export async function createApiKey(act: Act, raw: ApiKeyInput): Promise<MadeApiKey> {
  assertRegistrar(act);
  const made: { token: string | null } = { token: null };
  const id = await write(act, 'createApiKey', raw, async (tx) => {
    const { role, party, label = null } = parseInput(createRule, raw);
    const partyId = await findHolder(tx, role, party);
    const key = await insertApiKey(tx, { role, partyId, label });
    made.token = key.token;
    return key.id;
  });
  return { id, token: made.token };
}

/**
 * Revokes an API key, for a registrar: its own too. From then on it is refused. One that was revoked before stays as it is.
 * Returns its id.
 */
export async function revokeApiKey(act: Act, raw: KeyedInput & { readonly apiKey: string }): Promise<string> {
  assertRegistrar(act);
  return write(act, 'revokeApiKey', raw, async (tx) => {
    const { apiKey: id } = parseInput(revokeRule, raw);
    const found = await tx.apiKey.findUnique({ where: { id }, select: { id: true } });
    if (!found) throw new NotFoundError('There is no such API key.', ['input', 'apiKey']);
    await endApiKey(tx, id);
    return id;
  });
}

async function findHolder(tx: Transaction, role: KeyRole, slug?: string | null): Promise<string | null> {
  const isNamed = slug !== null && slug !== undefined;
  if (role === 'REGISTRAR') {
    if (isNamed) throw fault('party', 'A registrar acts for no single party; leave the party out.');
    return null;
  }
  if (!isNamed) throw fault('party', 'Name the party that the representative acts for, by its slug.');
  const party = await tx.party.findUnique({ where: { slug }, select: { id: true } });
  if (!party) throw fault('party', `There is no party "${slug}"; name one that there is, by its slug.`);
  return party.id;
}

function assertRegistrar({ principal }: Act): void {
  if (principal.role !== 'REGISTRAR')
    throw new ForbiddenError('Only a registrar manages API keys; ask the legal office of the host.');
}
