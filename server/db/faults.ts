// What PostgreSQL refused, as Prisma passes it on.

interface Cause {
  readonly originalCode?: unknown;
  readonly originalMessage?: unknown;
}

/** Whether another writer was in the way, so that the same transaction may succeed when tried again. */
export function isDeadlock(error: unknown): boolean {
  const code = causeOf(error)?.originalCode;
  return code === '40P01' || code === '40001' || codeOf(error) === 'P2034';
}

/** What a constraint or a trigger of the database said when it refused a write, or null for another error. */
export function refusalOf(error: unknown): string | null {
  const cause = causeOf(error);
  const code = cause?.originalCode;
  // restrict, foreign key, unique, check, exclusion
  const isRefusal =
    code === '23001' || code === '23503' || code === '23505' || code === '23514' || code === '23P01';
  return isRefusal ? String(cause?.originalMessage ?? code) : null;
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

function causeOf(error: unknown): Cause | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('meta' in error) return causeOf(adapterError(error.meta));
  if ('cause' in error && typeof error.cause === 'object' && error.cause !== null) return error.cause;
  return undefined;
}

function adapterError(meta: unknown): unknown {
  return typeof meta === 'object' && meta !== null && 'driverAdapterError' in meta
    ? meta.driverAdapterError
    : undefined;
}
