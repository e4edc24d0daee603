/** Why the server cannot start, in a sentence that tells the person who started it what to do; `cause` keeps the rest. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
