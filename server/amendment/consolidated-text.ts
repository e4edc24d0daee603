// The text of an agreement as its amendments leave it on a day, as Markdown. Pure.
import { inOrder } from '../agreement/article-order.ts';
import { holds, type Period, type PhaseRow, phaseOn } from '../agreement/phase.ts';
import { type Day, dayOf } from '../ledger/day.ts';

export interface Article extends Period {
  readonly number: string;
  readonly heading: string | null;
  readonly text: string;
  readonly addedBy: { readonly sequence: number | null } | null;
}

export interface Consolidated {
  readonly title: string;
  readonly phases: readonly PhaseRow[];
  readonly provisions: readonly Article[];
}

/** The title and the articles that surely or possibly hold on the day; null where none is recorded that does. */
export function consolidatedText({ title, phases, provisions }: Consolidated, day: Day): string | null {
  const { inForce } = phaseOn(phases, day);
  const articles = inOrder(provisions.filter((provision) => holds(provision, day)));
  if (inForce === 'NO' || articles.length === 0) return null;
  const doubt = inForce === 'UNKNOWN' ? [`_Whether this held on ${day} is not known._`] : [];
  return `${[`# ${inline(title)}`, ...doubt, ...articles.flatMap(articleParts)].join('\n\n')}\n`;
}

function articleParts({ number, heading, text, since, addedBy }: Article): string[] {
  const name = [`Article ${number}`, ...(heading === null ? [] : [heading])].join('. ');
  const origin =
    addedBy === null || since === null ? [] : [`_Amendment ${addedBy.sequence}, since ${dayOf(since)}._`];
  return [`## ${inline(name)}`, escaped(text), ...origin];
}

/** On one line, as headings are. */
function inline(text: string): string {
  return escaped(text).replace(/\s+/g, ' ');
}

/** So that it reads as it was agreed: no character of it makes a heading, a link, emphasis, or a list that counts anew. */
function escaped(text: string): string {
  return text
    .trim()
    .replace(/[\\`*_[\]<>#|~&]/g, '\\$&')
    .replace(/^[ \t]+/gm, '')
    .replace(/^(?=[-+=])/gm, '\\')
    .replace(/^(\d+)(?=[.)])/gm, '$1\\');
}
