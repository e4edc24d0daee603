// An issuer of JWTs on a loopback port, with a key set that can be changed, stopped and spoiled.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

export const ISSUER = 'https://issuer.example';
export const AUDIENCE = 'concordat';

export type Claims = Readonly<Record<string, unknown>>;

export interface SigningKey {
  readonly alg: string;
  readonly kid: string;
  readonly jwk: JWK;
  sign(claims?: Claims): Promise<string>;
}

export async function createSigningKey(alg: string, kid: string = alg): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), alg, kid, use: 'sig' };
  return {
    alg,
    kid,
    jwk,
    sign: (claims = {}) => new SignJWT(claimsWith(claims)).setProtectedHeader({ alg, kid }).sign(privateKey),
  };
}

/** Claims that are good for an hour, with others on top; undefined takes one out. */
export function claimsWith(claims: Claims): JWTPayload {
  const now = Math.floor(Date.now() / 1000);
  const good = { iss: ISSUER, aud: AUDIENCE, sub: 'alice', role: 'REGISTRAR', iat: now, exp: now + 3600 };
  return Object.fromEntries(
    Object.entries({ ...good, ...claims }).filter(([, value]) => value !== undefined),
  );
}

export interface Jwks {
  readonly url: string;
  /** How often the keys were asked for. */
  readonly fetches: number;
  /** What is answered from now on: keys, or a text with a status. */
  answer(body: readonly JWK[] | string, status?: number): void;
  close(): Promise<void>;
}

export async function serveJwks(keys: readonly JWK[]): Promise<Jwks> {
  let body = JSON.stringify({ keys });
  let status = 200;
  let fetches = 0;
  const server = createServer((_request, response) => {
    fetches += 1;
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/keys`,
    get fetches() {
      return fetches;
    },
    answer(next, nextStatus = 200) {
      body = typeof next === 'string' ? next : JSON.stringify({ keys: next });
      status = nextStatus;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
