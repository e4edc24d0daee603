import { GraphQLError } from 'graphql';

/** A request that no answer is possible to, with a message that says what to change. */
export class BadInputError extends GraphQLError {
  constructor(message: string, options?: { readonly cause: unknown }) {
    const originalError = options?.cause instanceof Error ? options.cause : undefined;
    super(message, { extensions: { code: 'BAD_USER_INPUT' }, ...(originalError ? { originalError } : {}) });
  }
}

/** A query that would cost more than one request may. */
export class TooCostlyError extends GraphQLError {
  constructor(message: string) {
    super(message, { extensions: { code: 'QUERY_TOO_COSTLY' } });
  }
}

/** A write by nobody. */
export class UnauthenticatedError extends GraphQLError {
  constructor() {
    super('Writing takes a credential. Send `Authorization: Bearer <API key or JWT>`.', {
      extensions: { code: 'UNAUTHENTICATED' },
    });
  }
}
