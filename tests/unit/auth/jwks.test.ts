import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exportSPKI, generateKeyPair, importJWK, SignJWT } from 'jose';
import { AuthenticationError, JwksError } from '../../../server/auth/errors.ts';
import { check, refused, SECRET, signed, signedBy, verifier } from './check.ts';
import { claimsWith, createSigningKey, type Jwks, type SigningKey, serveJwks } from './issuer.ts';

let keys: readonly SigningKey[];
let jwks: Jwks;

beforeAll(async () => {
  keys = await Promise.all(['RS256', 'ES256', 'EdDSA'].map((alg) => createSigningKey(alg)));
  jwks = await serveJwks(keys.map(({ jwk }) => jwk));
});

afterAll(() => jwks.close());

describe('a JWT with a key of a key set', () => {
  test('is taken with each of the algorithms', async () => {
    for (const key of keys)
      expect(await check({ jwksUrl: jwks.url }, await key.sign())).toMatchObject({ sub: 'alice' });
  });

  test('is refused with an algorithm that is not on the list, though the set has such a key', async () => {
    const key = await createSigningKey('PS256');
    const own = await serveJwks([key.jwk]);
    try {
      await refused({ jwksUrl: own.url }, await key.sign(), /trusts/);
      expect(own.fetches).toBe(0);
    } finally {
      await own.close();
    }
  });

  test('is refused with a public key of the set as an HMAC secret, in whatever form', async () => {
    for (const { jwk, alg, kid } of keys) {
      const publicKey = await importJWK(jwk, alg, { extractable: true });
      if (publicKey instanceof Uint8Array) throw new Error('A public key is no secret.');
      const pem = await exportSPKI(publicKey);
      for (const secret of [pem, pem.trim(), JSON.stringify(jwk), jwk.n, jwk.x].filter(
        (each) => each !== undefined,
      )) {
        const forged = signedBy(secret, { alg: 'HS256', kid }, claimsWith({}));
        await refused({ jwksUrl: jwks.url }, forged, /trusts/);
        await refused({ jwksUrl: jwks.url, secret: SECRET }, forged, /trusts/);
      }
    }
  });

  test('is refused with the shared secret where there is none, and the other way round', async () => {
    await refused({ jwksUrl: jwks.url }, await signed(), /trusts/);
    for (const key of keys) await refused({ secret: SECRET }, await key.sign(), /trusts/);
  });

  test('is taken beside one with a shared secret where both are set', async () => {
    const both = { secret: SECRET, jwksUrl: jwks.url };

    expect(await check(both, await signed())).toBeTruthy();
    for (const key of keys) expect(await check(both, await key.sign())).toBeTruthy();
  });

  test('is refused where it brings its own key', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const { jwk } = await createSigningKey('ES256');
    const forged = await new SignJWT(claimsWith({}))
      .setProtectedHeader({ alg: 'ES256', kid: 'ES256', jwk, jku: jwks.url })
      .sign(privateKey);

    await refused({ jwksUrl: jwks.url }, forged, /trusts/);
    await refused(
      { jwksUrl: jwks.url },
      await (await createSigningKey('ES256', 'stranger')).sign(),
      /trusts/,
    );
  });

  test('fetches the set once for many', async () => {
    const own = await serveJwks(keys.map(({ jwk }) => jwk));
    try {
      const verify = verifier({ jwksUrl: own.url });
      for (let count = 0; count < 3; count += 1) {
        await Promise.all(keys.map(async (key) => verify(await key.sign())));
      }
      expect(own.fetches).toBe(1);
    } finally {
      await own.close();
    }
  });

  test('is taken with a key that was added after the first fetch, and refused with one that was taken out', async () => {
    const [first, second] = await Promise.all([
      createSigningKey('ES256', 'a'),
      createSigningKey('ES256', 'b'),
    ]);
    const own = await serveJwks([first.jwk]);
    try {
      const verify = verifier({ jwksUrl: own.url, jwksCooldownMs: 0 });
      await verify(await first.sign());
      own.answer([second.jwk]);

      expect(await verify(await second.sign())).toMatchObject({ sub: 'alice' });
      await expect(verify(await first.sign())).rejects.toBeInstanceOf(AuthenticationError);
    } finally {
      await own.close();
    }
  });

  test('cannot make the server fetch the set with every key it makes up', async () => {
    const own = await serveJwks([]);
    try {
      const verify = verifier({ jwksUrl: own.url });
      for (const kid of ['a', 'b', 'c']) {
        const key = await createSigningKey('ES256', kid);
        await expect(verify(await key.sign())).rejects.toBeInstanceOf(AuthenticationError);
      }
      expect(own.fetches).toBe(1);
    } finally {
      await own.close();
    }
  });

  test('is neither good nor bad while the set cannot be had, and good afterwards', async () => {
    const [key] = keys;
    if (!key) throw new Error('There are keys.');
    const own = await serveJwks([]);
    try {
      const verify = verifier({ jwksUrl: own.url });
      const token = await key.sign();
      for (const [body, status] of [
        ['', 500],
        ['', 302],
        ['not JSON', 200],
        ['{"keys":1}', 200],
      ] as const) {
        own.answer(body, status);
        await expect(verify(token)).rejects.toBeInstanceOf(JwksError);
      }
      own.answer([key.jwk]);
      expect(await verify(token)).toBeTruthy();
    } finally {
      await own.close();
    }
  });

  test('is neither good nor bad while nobody answers, and the log learns why', async () => {
    const gone = await serveJwks([]);
    await gone.close();
    const verify = verifier({ jwksUrl: gone.url });

    for (const key of keys) {
      await expect(verify(await key.sign())).rejects.toThrow(/JWKS_URL gives no keys .*ECONNREFUSED/);
    }
  });
});
