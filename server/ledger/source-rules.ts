import { z } from 'zod';

const sourceRule = z.object({
  title: z
    .string()
    .trim()
    .min(1, 'Give the title of the source.')
    .max(1000, 'Shorten the title: it may have 1000 characters.'),
  url: z
    .string()
    .trim()
    .regex(/^https?:\/\/\S+$/, 'Write an address that begins with http:// or https://, or leave it out.')
    .max(2000, 'Shorten the address: it may have 2000 characters.')
    .nullish()
    .transform((url) => url ?? null),
});

/** At least one source, which is what makes a fact of a claim. */
export const sourcesRule = z
  .array(sourceRule)
  .min(1, 'Cite at least one source.')
  .max(50, 'Cite at most 50 sources.');

/** Sources, where there are any. */
export const optionalSourcesRule = z.array(sourceRule).max(50, 'Cite at most 50 sources.').nullish();
