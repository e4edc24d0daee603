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
/** Those of the network that the adapter does not know; ENOENT is a socket in the file system that is gone. */
const SYSTEM_CODES = ['EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT', 'EPIPE'];
const CODES = new Set([...PRISMA_CODES, ...SYSTEM_CODES]);
/** A statement that took too long, or a server that is short of something, or a connection that broke. */
const POSTGRES_STATE = /^(57014|53...|08...)$/;
const DRIVER_MESSAGE =
  /^(Connection terminated|timeout exceeded when trying to connect|Cannot use a pool after)/;

const prismaError = z.object({
  code: z.string().optional(),
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
  if (CODES.has(data?.code ?? '')) return true;
  const cause = data?.meta?.driverAdapterError.cause;
  if (!cause) return false;
  // PostgreSQL closes the connection after a FATAL, whatever the reason.
  const isClosed = cause.severity === 'FATAL' || cause.severity === 'PANIC';
  return isClosed || ADAPTER_KINDS.has(cause.kind) || POSTGRES_STATE.test(cause.originalCode ?? '');
}
