// The one file that reads the environment. Each setting's comment is what the README says of it.
import { z } from 'zod';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const settings = z.object({
  /** The address to listen on; `0.0.0.0` or `::` for all of this machine's. */
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'Give an address or a host name.')
    .default('127.0.0.1'),
  /** The port to listen on; `0` for any that is free. */
  PORT: wholeNumber(0, 65_535).default(4000),
  /** The PostgreSQL (15 or later) to use; unset, the server starts one of its own. */
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'Give an address like postgresql://user:password@host:5432/name.')
    .optional(),
  /** Where the server's own PostgreSQL keeps its data; not used with `DATABASE_URL`. */
  DATA_DIR: z.string().default('.data'),
  /** How many connections to the database to hold at most. */
  POOL_SIZE: wholeNumber(1, 1_000).default(10),
  /** How many megabytes of answers to keep, to be given again until something changes; `0` for none. */
  ANSWER_CACHE_MB: wholeNumber(0, 100_000).default(32),
  /** What a caller may ask for in a minute, as `extensions.cost` counts it, at each server; `0` for no limit. */
  COST_LIMIT_PER_MINUTE: wholeNumber(0, 1_000_000_000).default(1_000_000),
  /** The origins whose pages may call the API, separated by commas, such as `https://example.org`; none unless told. */
  CORS_ORIGINS: z.string().default('').transform(toList).pipe(z.array(origin())),
  /** The least severe entries to log: `trace`, `debug`, `info`, `warn`, `error`, `fatal` or `silent`. */
  LOG_LEVEL: z.enum(LOG_LEVELS, `Give one of ${LOG_LEVELS.join(', ')}.`).default('info'),
  /** The secret that JWTs are signed with (HS256), of 32 characters or more. */
  JWT_SECRET: z.string().min(32, 'Give 32 characters or more.').optional(),
  /** Where the issuer of JWTs publishes its keys, an address such as `https://login.example.org/keys`. */
  JWKS_URL: z
    .url({ protocol: /^https?$/, error: 'Give an address that begins with https:// or http://.' })
    .optional(),
  /** The issuer that JWTs must name (`iss`); any unless told. */
  JWT_ISSUER: z.string().optional(),
  /** The audience that JWTs must name (`aud`); any unless told. */
  JWT_AUDIENCE: z.string().optional(),
  /** Whether a proxy in front sets `X-Forwarded-For` and `X-Request-Id`, so that both are to be believed. */
  TRUST_PROXY: flag().default(false),
  /** Whether a browser gets GraphiQL at `/graphql`. */
  GRAPHIQL: flag().default(true),
  /** Whether clients may ask for the schema. */
  INTROSPECTION: flag().default(true),
  /** How long requests that are being answered may take to finish when the server is told to stop. */
  SHUTDOWN_TIMEOUT_MS: wholeNumber(0, 600_000).default(10_000),
});

export type Config = z.infer<typeof settings>;

/** What is wrong with the settings, all of it, for the person who gave them. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the settings; an empty one counts as unset. Throws a ConfigError that lists every fault. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path: [name], message }) => {
    // It is secret, or holds a password.
    const shown =
      name === 'DATABASE_URL' || name === 'JWT_SECRET' ? '' : ` ${JSON.stringify(given[String(name)])}`;
    return `  ${String(name)}${shown}: ${message}`;
  });
  throw new ConfigError(
    `Concordat cannot start with these settings:\n${[...new Set(faults)].join('\n')}\nChange them in the environment and start again.`,
  );
}

function wholeNumber(least: number, most: number) {
  const message = `Give a whole number from ${least} to ${most}.`;
  return z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most, message)
    .transform(Number);
}

function flag() {
  return z.stringbool({ error: 'Give true or false.' });
}

function origin() {
  return z
    .string()
    .refine(
      (text) => /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text,
      'Give origins such as https://example.org, without a path and without a slash at the end; a wildcard is not possible.',
    );
}

function toList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function isPostgresUrl(text: string): boolean {
  return /^postgres(ql)?:$/.test(URL.canParse(text) ? new URL(text).protocol : '');
}
