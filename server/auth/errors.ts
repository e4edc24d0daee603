import { isNativeError } from 'node:util/types';
import { GraphQLError } from 'graphql';

/**
 * A credential that cannot be taken. Whoever sends one means to be someone, so it is an error and never passes for
 * nobody. The message says what to do and holds nothing of the token.
 */
export class AuthenticationError extends GraphQLError {
  readonly code = 'UNAUTHENTICATED';

  constructor(message: string, options?: { readonly cause: unknown }) {
    const originalError = isNativeError(options?.cause) ? options.cause : undefined;
    super(message, {
      extensions: {
        code: 'UNAUTHENTICATED',
        http: { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' } },
      },
      ...(originalError ? { originalError } : {}),
    });
  }
}

/** The server's own means of checking JWTs fail, so that nothing is known of the token. */
export class JwksError extends Error {
  override readonly name = 'JwksError';
}
