import type { z } from 'zod';
import { InvalidInputError } from './errors.ts';

/** The input as the schema takes it; throws InvalidInputError with everything that is wrong, each with its path. */
export function parseInput<Output>(schema: z.ZodType<Output>, input: unknown): Output {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new InvalidInputError(
    parsed.error.issues.map(({ path, message }) => ({ path: ['input', ...path.map(String)], message })),
  );
}
