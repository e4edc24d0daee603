import { expect, test } from '@jest/globals';
import { readConfig } from '../../../server/config.ts';

function faultsOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
}

test('without any setting the server is for this machine alone and brings its own database', () => {
  expect(readConfig({})).toEqual({
    HOST: '127.0.0.1',
    PORT: 4000,
    DATA_DIR: '.data',
    POOL_SIZE: 10,
    ANSWER_CACHE_MB: 32,
    COST_LIMIT_PER_MINUTE: 1_000_000,
    CORS_ORIGINS: [],
    LOG_LEVEL: 'info',
    TRUST_PROXY: false,
    GRAPHIQL: true,
    INTROSPECTION: true,
    SHUTDOWN_TIMEOUT_MS: 10_000,
  });
});

test('an empty setting counts as none, as compose files and CI write them', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ', GRAPHIQL: '' })).toEqual(readConfig({}));
});

test('settings are read in the forms that people write', () => {
  expect(
    readConfig({
      PORT: '0',
      DATABASE_URL: 'postgres://user:secret@db/registry?sslmode=require',
      CORS_ORIGINS: ' https://a.example, http://localhost:3000 ,',
      TRUST_PROXY: '1',
      GRAPHIQL: 'off',
      INTROSPECTION: 'False',
    }),
  ).toMatchObject({
    PORT: 0,
    DATABASE_URL: 'postgres://user:secret@db/registry?sslmode=require',
    CORS_ORIGINS: ['https://a.example', 'http://localhost:3000'],
    TRUST_PROXY: true,
    GRAPHIQL: false,
    INTROSPECTION: false,
  });
});

test('all that is wrong is told at once, with what to give', () => {
  const message = faultsOf({ PORT: '70000', LOG_LEVEL: 'loud', GRAPHIQL: 'maybe', POOL_SIZE: '0' });

  expect(message).toMatch(/PORT "70000": .+65535/);
  expect(message).toMatch(/LOG_LEVEL "loud": .+info/);
  expect(message).toMatch(/GRAPHIQL "maybe": .+true or false/);
  expect(message).toMatch(/POOL_SIZE "0"/);
});

test.each(['*', 'null', 'example.org', 'https://a.example/', 'https://a.example/path', 'ftp://a.example'])(
  'no origin is "%s"',
  (origin) => {
    expect(faultsOf({ CORS_ORIGINS: `https://ok.example,${origin}` })).toMatch(/CORS_ORIGINS/);
  },
);

test.each(['12a', '-1', '1.5', '1e3', ' ', '0x10'].filter((port) => port.trim()))(
  'no port is "%s"',
  (port) => {
    expect(faultsOf({ PORT: port })).toMatch(/PORT/);
  },
);

test('a password in an address that is wrong is not repeated', () => {
  const message = faultsOf({ DATABASE_URL: 'mysql://user:secret@db/registry' });

  expect(message).toMatch(/DATABASE_URL: .+postgresql:/);
  expect(message).not.toContain('secret');
});
