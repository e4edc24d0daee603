import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AuthenticationError } from '../../../server/auth/errors.ts';
import { createJwtVerifier } from '../../../server/auth/jwt.ts';
import { check, encode, NOW_SECONDS, refused, SECRET, signed, signedBy, verifier } from './check.ts';
import { AUDIENCE, type Claims, claimsWith, createSigningKey, ISSUER, serveJwks } from './issuer.ts';

describe('a JWT with a shared secret', () => {
  test('gives what it claims', async () => {
    const representative = { role: 'REPRESENTATIVE', party: 'wco', iss: undefined };

    expect(await check({ secret: SECRET }, await signed())).toEqual({
      role: 'REGISTRAR',
      iss: ISSUER,
      sub: 'alice',
    });
    expect(await check({ secret: SECRET }, await signed(representative))).toEqual({
      role: 'REPRESENTATIVE',
      party: 'wco',
      sub: 'alice',
    });
  });

  test('is refused when signed with another', async () => {
    await refused({ secret: `${SECRET}.` }, await signed(), /trusts/);
  });

  test('is refused when changed after it was signed', async () => {
    const [header, , signature] = (await signed({ role: 'REPRESENTATIVE', party: 'wco' })).split('.');
    const forged = `${header}.${encode(claimsWith({}))}.${signature}`;

    await refused({ secret: SECRET }, forged, /trusts/);
  });

  test.each(['HS384', 'HS512'])('is refused with %s', async (alg) => {
    await refused({ secret: SECRET }, await signed({}, SECRET, alg), /trusts/);
  });

  test('is refused without a signature, however that is written', async () => {
    const payload = encode(claimsWith({}));
    for (const alg of ['none', 'None', 'NONE', '', null, undefined, ['HS256'], 'HS256']) {
      await refused(
        { secret: SECRET, jwksUrl: 'http://127.0.0.1:1/never-asked' },
        `${encode({ alg })}.${payload}.`,
        /trusts/,
      );
    }
  });

  test('is refused with a critical header that nobody here knows', async () => {
    const header = { alg: 'HS256', crit: ['x'], x: 1 };
    await refused({ secret: SECRET }, signedBy(SECRET, header, claimsWith({})), /trusts/);
  });

  test('is taken where the clocks are a few seconds apart', async () => {
    expect(await check({ secret: SECRET }, await signed({ exp: NOW_SECONDS - 2 }), NOW_SECONDS)).toBeTruthy();
    expect(await check({ secret: SECRET }, await signed({ nbf: NOW_SECONDS + 2 }), NOW_SECONDS)).toBeTruthy();
  });
});

describe('a set of claims', () => {
  const settings = { secret: SECRET, issuer: ISSUER, audience: AUDIENCE };
  const refusals: readonly [string, Claims, RegExp][] = [
    ['expired', { exp: NOW_SECONDS - 10 }, /has expired/],
    ['without an end', { exp: undefined }, /lacks its claim `exp`/],
    ['with an end that is no number', { exp: '2099' }, /claim `exp`/],
    ['not good yet', { nbf: NOW_SECONDS + 60 }, /claim `nbf`/],
    ['of another issuer', { iss: `${ISSUER}.evil.example` }, /claim `iss`/],
    ['of no issuer', { iss: undefined }, /lacks its claim `iss`/],
    ['for another audience', { aud: 'another' }, /claim `aud`/],
    ['for no audience', { aud: undefined }, /lacks its claim `aud`/],
    ['of nobody', { sub: undefined }, /lacks its claim `sub`/],
    ['of an empty subject', { sub: '' }, /lacks claims/],
    ['of a subject with a NUL', { sub: 'a\0b' }, /lacks claims/],
    ['of a subject with half a character', { sub: 'a\ud800' }, /lacks claims/],
    ['of an endless subject', { sub: 'a'.repeat(256) }, /lacks claims/],
    ['without a role', { role: undefined }, /lacks claims/],
    ['with a role in lower case', { role: 'registrar' }, /lacks claims/],
    ['with the role PUBLIC', { role: 'PUBLIC' }, /lacks claims/],
    ['with several roles', { role: ['REGISTRAR'] }, /lacks claims/],
    ['of a representative of no party', { role: 'REPRESENTATIVE' }, /lacks claims/],
    ['of a representative of several', { role: 'REPRESENTATIVE', party: ['wco', 'un'] }, /lacks claims/],
  ];

  test('that holds all that is asked for is taken, one of several audiences too', async () => {
    expect(await check(settings, await signed({ aud: ['another', AUDIENCE] }), NOW_SECONDS)).toBeTruthy();
  });

  test.each(refusals)('%s is refused', async (_what, claims, message) => {
    await refused(settings, await signed(claims), message);
  });
});

describe('a JWT that is none', () => {
  test('is refused, whatever it is made of', async () => {
    const part = fc.oneof(
      fc.base64String(),
      fc.string({ unit: 'binary' }),
      fc.json().map((json) => Buffer.from(json).toString('base64url')),
      fc
        .record({ alg: fc.constantFrom('HS256', 'RS256', 'ES256', 'EdDSA'), kid: fc.jsonValue() })
        .map(encode),
    );
    const jwks = await serveJwks([(await createSigningKey('ES256')).jwk]);
    try {
      const verify = verifier({ secret: SECRET, jwksUrl: jwks.url });
      await fc.assert(
        fc.asyncProperty(fc.array(part, { maxLength: 5 }), async (parts) => {
          await expect(verify(parts.join('.'))).rejects.toBeInstanceOf(AuthenticationError);
        }),
      );
    } finally {
      await jwks.close();
    }
  });

  test('is refused, whatever was signed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (payload) => {
        await refused({ secret: SECRET }, signedBy(SECRET, { alg: 'HS256' }, payload), /./);
      }),
    );
  });
});

test('without a secret and without keys there is no check', () => {
  expect(createJwtVerifier({})).toBeNull();
  expect(createJwtVerifier({ secret: '', jwksUrl: '', issuer: ISSUER })).toBeNull();
});
