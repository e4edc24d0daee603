import { isNativeError } from 'node:util/types';

/** Why the embedded database cannot be used, in a sentence for the person who started the server; `cause` keeps the rest. */
export class EmbeddedDatabaseError extends Error {
  override readonly name = 'EmbeddedDatabaseError';
}

/** Not by instanceof: where code runs in a realm of its own, as under jest, Node's errors are of another class. */
export function hasCode(error: unknown, ...codes: string[]): error is NodeJS.ErrnoException {
  return isNativeError(error) && 'code' in error && codes.some((code) => code === error.code);
}

/** Turns whatever went wrong below into a sentence that names the folder and the way out. */
export function explain(error: unknown, folder: string): EmbeddedDatabaseError {
  if (error instanceof EmbeddedDatabaseError) return error;
  return new EmbeddedDatabaseError(sentence(error, folder), { cause: error });
}

function sentence(error: unknown, folder: string): string {
  const elsewhere = 'or set DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL of your own';
  const message = isNativeError(error) ? error.message : String(error);
  if (hasCode(error, 'ENOSPC', 'EDQUOT') || message.includes('No space left on device')) {
    return `The disk that holds ${folder} is full: make room there, ${elsewhere}.`;
  }
  if (hasCode(error, 'EACCES', 'EPERM', 'EROFS')) {
    return `The database cannot use ${error.path ?? folder}, because this user may not read or write there: allow it, ${elsewhere}.`;
  }
  if (hasCode(error, 'ENOTDIR')) {
    return `The database needs the folder ${error.path ?? folder}, but a file is in the way: remove it, ${elsewhere}.`;
  }
  return `The database in ${folder} could not be opened (${message}): mend that, ${elsewhere}.`;
}
