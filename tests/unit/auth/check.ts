// How the tests make JWTs, good and bad, and what they ask of the check.
import { createHmac } from 'node:crypto';
import { expect } from '@jest/globals';
import { SignJWT } from 'jose';
import { AuthenticationError } from '../../../server/auth/errors.ts';
import { createJwtVerifier, type JwtClaims, type JwtSettings } from '../../../server/auth/jwt.ts';
import { type Claims, claimsWith } from './issuer.ts';

// Long enough for HS512 too, so that nothing but the list of algorithms refuses that.
export const SECRET = 'a secret that is long enough for each of the HMAC algorithms there are';
export const NOW_SECONDS = Math.floor(Date.now() / 1000);

export function verifier(settings: JwtSettings, nowSeconds = NOW_SECONDS) {
  const verify = createJwtVerifier(settings, () => new Date(nowSeconds * 1000));
  if (!verify) throw new Error('There are keys to check with.');
  return verify;
}

export function check(settings: JwtSettings, token: string, nowSeconds?: number): Promise<JwtClaims> {
  return verifier(settings, nowSeconds)(token);
}

/** As a bad credential, in words that hold nothing of the token. */
export async function refused(settings: JwtSettings, token: string, message: RegExp): Promise<void> {
  const error = await check(settings, token).catch((thrown: unknown) => thrown);
  if (!(error instanceof AuthenticationError)) throw new Error('It was not refused.', { cause: error });
  expect(error.code).toBe('UNAUTHENTICATED');
  expect(error.message).toMatch(message);
  for (const part of token.split('.').filter(({ length }) => length > 20))
    expect(error.message).not.toContain(part);
}

export function signed(claims: Claims = {}, secret = SECRET, alg = 'HS256'): Promise<string> {
  return new SignJWT(claimsWith(claims)).setProtectedHeader({ alg }).sign(new TextEncoder().encode(secret));
}

/** Past any library, which would not do what is wrong. */
export function signedBy(secret: string, header: unknown, payload: unknown): string {
  const content = `${encode(header)}.${encode(payload)}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}

export function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
