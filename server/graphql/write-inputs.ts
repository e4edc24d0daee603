// What the inputs of writes share.
import type { builder } from './builder.ts';

type InputFields = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>;

/** The key under which a write is done once, however often it is sent. */
export function idempotencyKey(t: InputFields) {
  return t.string({
    description:
      'A key of your own for this write, up to 200 characters. Sent again with the same input, the write is not repeated and the same thing is ' +
      'answered; failures are not kept.',
  });
}

/** The version at which the caller read the thing that he changes. */
export function expectedVersion(t: InputFields) {
  return t.int({
    description:
      'The `version` at which you read it. If it has been changed since, nothing is written and a ConflictError says so.',
  });
}
