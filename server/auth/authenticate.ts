import type { Database } from '../db/client.ts';
import { createLedgerSignal, type LedgerSignal } from '../ledger/signal.ts';
import { TOKEN_START } from './api-key.ts';
import { AuthenticationError } from './errors.ts';
import { createHolders, type Holders } from './holders.ts';
import { createJwtVerifier, type JwtClaims, type JwtSettings } from './jwt.ts';
import { type Principal, PUBLIC } from './principal.ts';

export interface AuthenticatorOptions {
  readonly db: Database;
  /** Without a secret and without keys, JWTs are not taken. */
  readonly jwt: JwtSettings;
  /** Where it is heard that a key was revoked; unset, keys are looked up for each request. */
  readonly signal?: LedgerSignal;
  /** @default () => new Date() */
  readonly now?: () => Date;
}

export type Authenticate = (authorization: string | null) => Promise<Principal>;

/**
 * Tells who asks by the header `Authorization`; nobody is PUBLIC. Throws an AuthenticationError for whatever cannot be taken, and
 * passes on any fault of ours (the database, the keys of the issuer), which is no answer to whether the credential is good.
 */
export function createAuthenticator(options: AuthenticatorOptions): Authenticate {
  const { db, jwt, signal = createLedgerSignal(), now = () => new Date() } = options;
  const verifyJwt = createJwtVerifier(jwt, now);
  const holders = createHolders(db, signal);
  return async (authorization) => {
    if (authorization === null) return PUBLIC;
    const token = tokenOf(authorization);
    if (token.startsWith(TOKEN_START)) return getHolder(holders, token, now());
    if (!verifyJwt) throw new AuthenticationError(`This server takes API keys alone. ${HOW}`);
    return toPrincipal(db, await verifyJwt(token));
  };
}

const HOW =
  'Send `Authorization: Bearer <token>` with an API key (`con_...`) or a JWT, or leave the header out to read what is public.';
const TOKEN_LENGTH_MAX = 8_192;

/** RFC 6750: the scheme in any case, then one token of few characters. */
function tokenOf(authorization: string): string {
  const [, token] = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization.trim()) ?? [];
  if (token === undefined || token.length > TOKEN_LENGTH_MAX) {
    throw new AuthenticationError(`The header \`Authorization\` cannot be read. ${HOW}`);
  }
  return token;
}

async function getHolder(holders: Holders, token: string, now: Date): Promise<Principal> {
  const principal = await holders.find(token, now);
  if (principal) return principal;
  throw new AuthenticationError('This API key is unknown or revoked. Ask a registrar for another.');
}

async function toPrincipal(db: Database, claims: JwtClaims): Promise<Principal> {
  const { role, iss = '', sub } = claims;
  const id = `jwt:${iss}:${sub}`;
  if (role === 'REGISTRAR') return { role, id, partyId: null };
  const party = await db.party.findUnique({ where: { slug: claims.party }, select: { id: true } });
  if (party) return { role, id, partyId: party.id };
  throw new AuthenticationError(
    "This JWT's claim `party` is the slug of no party here. Have its issuer correct it.",
  );
}
