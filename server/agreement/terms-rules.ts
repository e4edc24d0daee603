// What the texts and the terms of an agreement must look like. Pure.
import { z } from 'zod';
import { ScopeKind } from '../db/generated/prisma/enums.ts';

const SCOPES_MAX = 20;
const PROVISIONS_MAX = 500;
const APPROVALS_MAX = 50;

const required = (what: string, lengthMax: number) =>
  z
    .string()
    .trim()
    .min(1, `Give ${what}.`)
    .max(lengthMax, `Shorten ${what}: it may have ${lengthMax} characters.`);
const optional = (what: string, lengthMax: number) =>
  required(what, lengthMax)
    .nullish()
    .transform((text) => text ?? null);

export const slugRule = z
  .string()
  .max(100, 'Shorten the slug: it may have 100 characters.')
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'Write a slug in lower-case letters and digits, parted by single hyphens.',
  );

export const titleRule = required('a title', 1000);

export const reasonRule = required('a reason', 2000);
export const optionalReasonRule = optional('the reason', 2000);

export const scopeRule = z.object({ kind: z.enum(ScopeKind), note: optional('the note', 2000) });

export const provisionRule = z.object({
  number: required('the number of the provision', 50),
  heading: optional('the heading', 500),
  text: required('the text of the provision', 100_000),
});

export const scopesRule = z
  .array(scopeRule)
  .max(SCOPES_MAX, `Give at most ${SCOPES_MAX} scopes.`)
  .superRefine(each('kind', (kind) => `The scope ${kind} is given twice; give it once.`));

export const provisionsRule = z
  .array(provisionRule)
  .max(PROVISIONS_MAX, `Give at most ${PROVISIONS_MAX} provisions.`)
  .superRefine(each('number', (number) => `The provision ${number} is given twice; give it once.`));

export const approvalsRule = z
  .array(z.object({ party: z.string(), body: required('the body that approves', 200) }))
  .max(APPROVALS_MAX, `Require at most ${APPROVALS_MAX} approvals.`);

export const partnersRule = z
  .array(z.string())
  .min(1, 'Name at least one partner.')
  .max(100, 'Name at most 100 partners.')
  .refine((slugs) => new Set(slugs).size === slugs.length, 'A partner is named twice; name each once.');

export const noticeMonthsRule = z
  .int()
  .min(0, 'A notice period is not negative.')
  .max(1200, 'A notice period has at most 1200 months.')
  .nullish();
export const termRule = z
  .object({
    months: z.int().min(1, 'A term has at least one month.').max(12_000, 'A term has at most 12000 months.'),
    renewable: z.boolean().nullish(),
  })
  .nullish();
export const daysAfterLastConsentRule = z
  .int()
  .min(0, 'Give a number of days that is not negative.')
  .max(36_500, 'Give at most 36500 days.')
  .nullish();

function each<Field extends string>(field: Field, message: (value: string) => string) {
  return (rows: readonly Record<Field, string>[], context: z.RefinementCtx) => {
    rows.forEach((row, index) => {
      const first = rows.findIndex((other) => other[field] === row[field]);
      if (first < index)
        context.addIssue({ code: 'custom', path: [index, field], message: message(row[field]) });
    });
  };
}

export type Terms = {
  readonly scopes: readonly z.infer<typeof scopeRule>[];
  readonly provisions: readonly z.infer<typeof provisionRule>[];
};
