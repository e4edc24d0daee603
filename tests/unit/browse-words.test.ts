import { expect, test } from '@jest/globals';
import { say, sayDate } from '../../sdk/examples/browse/words.ts';

test.each([
  ['2009-12-17', '17 December 2009'],
  ['2012-02', 'February 2012'],
  ['1998', '1998'],
  ['196X', 'the 1960s'],
  ['19XX', 'the 1900s'],
  ['[..2014-04-04]', 'by 4 April 2014'],
  ['[2001-05..]', 'May 2001 or later'],
  ['[2000-10-30..2000-11-04]', 'between 30 October 2000 and 4 November 2000'],
  ['[2014-11-04,2014-11-06]', '4 November 2014 or 6 November 2014'],
  ['2004~', '2004~'],
])('the date %s reads "%s": no more precise than it is', (edtf, words) => {
  expect(sayDate(edtf)).toBe(words);
});

test.each([
  ['IN_FORCE', 'In force'],
  ['GLOBAL_IO', 'Global organisations'],
  ['LEARNED_LATER', 'Learned later'],
  [null, 'Not known'],
])('the value %s reads "%s", also one that the page does not know', (value, words) => {
  expect(say(value)).toBe(words);
});
