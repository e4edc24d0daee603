import { type Changes, isTooLow } from './changes.ts';

const SECTIONS = [
  ['Breaking', 'breaking'],
  ['Added', 'added'],
  ['Changed', 'changed'],
  ['Deprecated', 'deprecated'],
] as const;

/** An entry of CHANGELOG.md, to be said better by hand; it says so where the version must be raised first. */
export function draftEntry(before: string, after: string, changes: Changes): string {
  const sections = SECTIONS.map(([title, kind]) => [title, changes[kind]] as const)
    .filter(([, sentences]) => sentences.length > 0)
    .map(([title, sentences]) => [`### ${title}`, sentences.map((sentence) => `- ${sentence}`).join('\n')]);
  const warning = isTooLow(before, after, changes) ? ', which must be raised: something breaks' : '';
  return [
    `## ${after}${warning}`,
    ...(sections.length === 0 ? [`The API is as it was in ${before}.`] : sections.flat()),
  ]
    .join('\n\n')
    .concat('\n');
}
