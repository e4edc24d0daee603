// JWTs of an issuer elsewhere. Each kind of key comes with its own algorithms, so a key never checks what is not made for
// it: a public key of the JWKS is no HMAC secret, and `none` belongs to no key.
import { isNativeError } from 'node:util/types';
import { createRemoteJWKSet, decodeProtectedHeader, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { AuthenticationError, JwksError } from './errors.ts';

export interface JwtSettings {
  /** For HS256. */
  readonly secret?: string | undefined;
  /** Where the public keys are, for RS256, ES256 and EdDSA. */
  readonly jwksUrl?: string | undefined;
  /** What `iss` has to be; anything unless told. */
  readonly issuer?: string | undefined;
  /** What `aud` has to be or contain; anything unless told. */
  readonly audience?: string | undefined;
  /** How soon after a fetch an unknown key may cause the next. @default 30_000 */
  readonly jwksCooldownMs?: number | undefined;
}

const CLOCK_TOLERANCE_SECONDS = 5;
const JWKS_TIMEOUT_MS = 5_000;
const JWKS_AGE_MS_MAX = 600_000;
const JWKS_COOLDOWN_MS = 30_000;

/** They become part of texts in the database, which takes neither NUL nor half a character. */
const text = z.string().regex(/^[^\p{Cc}\p{Cs}]{1,255}$/u);
const whose = { sub: text, iss: text.optional() };
/** A registrar's `party` is left out: some issuers give everyone one. */
const claimsRule = z.discriminatedUnion('role', [
  z.object({ ...whose, role: z.literal('REGISTRAR') }),
  z.object({ ...whose, role: z.literal('REPRESENTATIVE'), party: text }),
]);

export type JwtClaims = z.infer<typeof claimsRule>;

/**
 * How to check a JWT; null where no key is set. The check throws an AuthenticationError for a token that cannot be taken, and a
 * JwksError where the keys cannot be had, which says nothing of the token.
 */
export function createJwtVerifier(
  settings: JwtSettings,
  now: () => Date = () => new Date(),
): ((token: string) => Promise<JwtClaims>) | null {
  const sources = keySources(settings);
  if (sources.length === 0) return null;
  const { issuer, audience } = settings;
  const expected = {
    requiredClaims: ['exp', 'sub'],
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    ...(issuer ? { issuer } : {}),
    ...(audience ? { audience } : {}),
  };
  return async (token) => {
    const algorithm = algorithmOf(token);
    const source = sources.find(({ algorithms }) => algorithms.includes(algorithm));
    if (!source) throw new AuthenticationError(UNTRUSTED);
    const options = { ...expected, algorithms: [...source.algorithms], currentDate: now() };
    const { payload } = await jwtVerify(token, source.getKey, options).catch(refuse);
    const claims = claimsRule.safeParse(payload);
    if (!claims.success) throw new AuthenticationError(INCOMPLETE, { cause: claims.error });
    return claims.data;
  };
}

const UNTRUSTED =
  'This JWT is not signed in a way and with a key that this server trusts. Get one from the issuer that it is set up for.';
const INCOMPLETE =
  'This JWT lacks claims. It needs `sub`, `role` (REGISTRAR or REPRESENTATIVE) and, for a representative, `party` (its slug).';

interface KeySource {
  readonly algorithms: readonly string[];
  readonly getKey: JWTVerifyGetKey;
}

function keySources({ secret, jwksUrl, jwksCooldownMs = JWKS_COOLDOWN_MS }: JwtSettings): KeySource[] {
  const sources: KeySource[] = [];
  if (secret) {
    const key = new TextEncoder().encode(secret);
    sources.push({ algorithms: ['HS256'], getKey: () => key });
  }
  if (jwksUrl) {
    const getKey = createRemoteJWKSet(new URL(jwksUrl), {
      timeoutDuration: JWKS_TIMEOUT_MS,
      cacheMaxAge: JWKS_AGE_MS_MAX,
      cooldownDuration: jwksCooldownMs,
    });
    sources.push({ algorithms: ['RS256', 'ES256', 'EdDSA'], getKey });
  }
  return sources;
}

function algorithmOf(token: string): string {
  try {
    return String(decodeProtectedHeader(token).alg);
  } catch (cause) {
    throw new AuthenticationError('This is no JWT. Send the token as it was issued, whole.', { cause });
  }
}

/** What a token can be at fault for; anything else is a fault of the keys. */
const TOKEN_FAULTS = new Set<string>([
  errors.JOSEAlgNotAllowed.code,
  errors.JOSENotSupported.code,
  errors.JWKSMultipleMatchingKeys.code,
  errors.JWKSNoMatchingKey.code,
  errors.JWSInvalid.code,
  errors.JWSSignatureVerificationFailed.code,
  errors.JWTInvalid.code,
]);

function refuse(cause: unknown): never {
  if (cause instanceof errors.JWTExpired) {
    throw new AuthenticationError('This JWT has expired. Get a new one from its issuer.', { cause });
  }
  if (cause instanceof errors.JWTClaimValidationFailed) {
    const fault = cause.reason === 'missing' ? 'lacks' : 'is not for this server or not for now by';
    throw new AuthenticationError(
      `This JWT ${fault} its claim \`${cause.claim}\`. Get another from its issuer.`,
      { cause },
    );
  }
  if (cause instanceof errors.JOSEError && TOKEN_FAULTS.has(cause.code)) {
    throw new AuthenticationError(UNTRUSTED, { cause });
  }
  const reason = isNativeError(cause) && cause.cause ? `${cause}, ${cause.cause}` : String(cause);
  throw new JwksError(`JWKS_URL gives no keys that check JWTs (${reason}). See that it does.`, { cause });
}
