// Whether the database could not be had, as opposed to having refused something. It is told in as many ways as there
// are layers: by PostgreSQL, by node-postgres, by Prisma's adapter for it, and by Prisma.
import { isNativeError } from 'node:util/types';
import { z } from 'zod';

const ADAPTER_KINDS = new Set([
  'AuthenticationFailed',
  'ConnectionClosed',
  'DatabaseAccessDenied',
  'DatabaseDoesNotExist',
  'DatabaseNotReachable',
  'SocketTimeout',
  'TlsConnectionError',
  'TooManyConnections',
]);
/** Unreachable, timed out, closed, no free connection in the pool, no transaction begun in time. */
const PRISMA_CODES = ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028'];
/** Those of the network, some of which the adapter tells in words of its own; ENOENT is a socket in the file system that is gone. */
const SYSTEM_CODES = [
  ...[
    'EAI_AGAIN',
    'ECONNREFUSED',
    'ECONNRESET',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOENT',
    'ENOTFOUND',
    'EPIPE',
  ],
  'ETIMEDOUT',
];
const CODES = new Set([...PRISMA_CODES, ...SYSTEM_CODES]);
/** A statement that took too long, or a server that is short of something, or a connection that broke. */
const POSTGRES_STATE = /^(57014|53...|08...)$/;
const DRIVER_MESSAGE =
  /^(Connection terminated|timeout exceeded when trying to connect|Cannot use a pool after)/;

const prismaError = z.object({
  code: z.string().optional(),
  severity: z.string().optional().catch(undefined),
  meta: z
    .object({
      driverAdapterError: z.object({
        cause: z.object({
          kind: z.string(),
          originalCode: z.string().optional(),
          severity: z.string().optional(),
        }),
      }),
    })
    .optional()
    .catch(undefined),
});

export function isUnavailable(error: unknown): boolean {
  if (isNativeError(error) && DRIVER_MESSAGE.test(error.message)) return true;
  const { data } = prismaError.safeParse(error);
  const { code = '', severity, meta } = data ?? {};
  if (CODES.has(code) || isGivenUp(code, severity)) return true;
  const cause = meta?.driverAdapterError.cause;
  return (
    cause !== undefined &&
    (ADAPTER_KINDS.has(cause.kind) || isGivenUp(cause.originalCode ?? '', cause.severity))
  );
}

/** PostgreSQL closes the connection after a FATAL, whatever the reason. */
function isGivenUp(state: string, severity: string | undefined): boolean {
  return severity === 'FATAL' || severity === 'PANIC' || POSTGRES_STATE.test(state);
}
