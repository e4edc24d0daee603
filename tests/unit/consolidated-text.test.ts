import { expect, test } from '@jest/globals';
import { type Article, consolidatedText } from '../../server/amendment/consolidated-text.ts';
import { toDate } from '../../server/ledger/day.ts';

const SINCE = toDate('2020-01-01');
const ALWAYS = { since: null, until: null };

function textOf(article: Partial<Article>, inForce: 'YES' | 'NO' | 'UNKNOWN' = 'YES', title = 'Pact') {
  const provision = {
    number: '1',
    heading: null,
    text: 'They cooperate.',
    addedBy: null,
    ...ALWAYS,
    ...article,
  };
  const phases = [{ ...ALWAYS, status: inForce === 'YES' ? 'IN_FORCE' : 'UNKNOWN', inForce } as const];
  return consolidatedText({ title, phases, provisions: [provision] }, '2021-06-01');
}

test('the text is the title and the articles, with their headings', () => {
  expect(textOf({ heading: 'Purpose' })).toBe('# Pact\n\n## Article 1. Purpose\n\nThey cooperate.\n');
});

test('a wording that an amendment brought names it and its day', () => {
  expect(textOf({ addedBy: { sequence: 2 }, since: SINCE })).toBe(
    '# Pact\n\n## Article 1\n\nThey cooperate.\n\n_Amendment 2, since 2020-01-01._\n',
  );
});

test('a text that possibly holds says so', () => {
  expect(textOf({}, 'UNKNOWN')).toContain(
    '\n\n_Whether this held on 2021-06-01 is not known._\n\n## Article 1',
  );
});

test.each([
  ['while the agreement is not in force', textOf({}, 'NO')],
  ['before its only article holds', textOf({ since: toDate('2021-06-02') })],
  ['from the day on which its only article no longer does', textOf({ until: toDate('2021-06-01') })],
])('there is no text %s', (_when, text) => {
  expect(text).toBeNull();
});

test('no character of titles, headings and wording makes Markdown of its own', () => {
  expect(
    textOf({ heading: 'A *b*\nc', text: '# Not a heading\n---\n  <b>[x](y)</b>' }, 'YES', 'P_a_ct'),
  ).toBe(
    '# P\\_a\\_ct\n\n## Article 1. A \\*b\\* c\n\n\\# Not a heading\n\\---\n\\<b\\>\\[x\\](y)\\</b\\>\n',
  );
});

test('numbers at the beginning of lines stay as they were agreed, where Markdown would count anew', () => {
  expect(textOf({ text: '1. Purpose.\n3. Costs.\n10) End.\n2027 is the year.' })).toContain(
    '\n1\\. Purpose.\n3\\. Costs.\n10\\) End.\n2027 is the year.\n',
  );
});
