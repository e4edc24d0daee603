import { parseArgs } from 'node:util';
import { isNativeError } from 'node:util/types';
import type { KeyRole } from '../db/generated/prisma/enums.ts';

/** What the command is asked to do. */
export type KeyTask =
  | { readonly kind: 'create'; readonly role: KeyRole; readonly party?: string; readonly label?: string }
  | { readonly kind: 'revoke'; readonly prefix: string }
  | { readonly kind: 'list' }
  | { readonly kind: 'help' };

/** Arguments that cannot be followed; the message says why and shows those that can. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(reason: string, options?: ErrorOptions) {
    super(`${reason}\n\n${USAGE}`, options);
  }
}

export const USAGE = `Makes an API key and prints its token, which is shown this once:
  npm run --silent key -- --role registrar [--label <text>]
  npm run --silent key -- --role representative --party <slug> [--label <text>]
Lists the keys, the oldest first:
  npm run --silent key -- --list
Revokes the key whose token begins so:
  npm run --silent key -- --revoke <the first 12 characters>`;

const OPTIONS = {
  role: { type: 'string' },
  party: { type: 'string' },
  label: { type: 'string' },
  list: { type: 'boolean' },
  revoke: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** A prefix, or the whole of a token: who has that at hand need not cut it. */
const PREFIX = /^(con_[\w-]{8})([\w-]{35})?$/;

/** Reads the arguments; throws a UsageError. */
export function readKeyTask(args: readonly string[]): KeyTask {
  const { help, list, revoke, role, ...holder } = parse(args);
  if (help) return { kind: 'help' };
  const asked = [role, list, revoke].filter((each) => each !== undefined);
  if (asked.length !== 1) throw new UsageError('Give one of --role, --list and --revoke.');
  if (role !== undefined) return createTask(role, holder);
  if (Object.keys(holder).length > 0) throw new UsageError('--party and --label go with --role alone.');
  if (revoke === undefined) return { kind: 'list' };
  const [, prefix] = PREFIX.exec(revoke) ?? [];
  if (prefix === undefined) throw new UsageError('--revoke takes the first 12 characters of a token.');
  return { kind: 'revoke', prefix };
}

/** Only what needs no database to be found wrong: the rest is the service's to say. */
function createTask(role: string, holder: { party?: string; label?: string }): KeyTask {
  switch (role.toLowerCase()) {
    case 'registrar':
      if (holder.party !== undefined) throw new UsageError('--party goes with --role representative alone.');
      return { kind: 'create', role: 'REGISTRAR', ...holder };
    case 'representative':
      if (holder.party === undefined) throw new UsageError('--role representative needs --party <slug>.');
      return { kind: 'create', role: 'REPRESENTATIVE', ...holder };
    default:
      throw new UsageError('--role is registrar or representative.');
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (cause) {
    const [reason = ''] = (isNativeError(cause) ? cause.message : String(cause)).split(/\. |\n/);
    throw new UsageError(`${reason}.`, { cause });
  }
}
