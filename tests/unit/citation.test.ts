import { describe, expect, test } from '@jest/globals';
import { type CitedRow, citationOf as citationOn } from '../../server/agreement/citation.ts';

const partiesOf = (...names: string[]) => names.map((name) => ({ party: { name } }));

const citationOf = (row: CitedRow) => citationOn(row, '2026-11-24');

const CITED: CitedRow = {
  slug: 'pact',
  title: 'The Pact',
  concluded: true,
  signedOn: '2001-05-05',
  inForceOn: '2001-06-01',
  startEarliest: new Date('2001-06-01'),
  startLatest: new Date('2001-06-01'),
  parties: partiesOf('Host', 'One Union'),
};

describe('a citation', () => {
  test('names title, parties, signature, entry into force and slug', () => {
    expect(citationOf(CITED)).toBe(
      'The Pact, Host and One Union, signed 2001-05-05, entered into force 2001-06-01. Concordat: pact.',
    );
  });

  test('names every party, in the order of the text', () => {
    expect(citationOf({ ...CITED, parties: partiesOf('Host', 'B', 'A') })).toContain(
      'Pact, Host, B and A, signed',
    );
  });

  test.each([
    ['2012-02', '2012-02'],
    ['196X', 'in the 1960s'],
    ['196X-XX-XX', 'in the 1960s'],
    ['2012-02-XX', '2012-02'],
    ['19XX', '19XX'],
    ['1999~', 'about 1999'],
    ['?2012-~04-30', 'perhaps about 2012-04-30'],
    ['1999%', 'perhaps about 1999'],
    ['[..2014-04-04]', 'on or before 2014-04-04'],
    ['[2014-04-04..]', 'on or after 2014-04-04'],
    ['[2000-10-30..2000-11-04]', 'between 2000-10-30 and 2000-11-04'],
    ['[2014-11-04,2014-11-06]', '2014-11-04 or 2014-11-06'],
    ['[..1967,1969,1970..1972,1999?]', 'on or before 1967, 1969, between 1970 and 1972 or perhaps 1999'],
  ])('tells a day no more precisely than the sources do, in words: %s', (signedOn, words) => {
    expect(citationOf({ ...CITED, signedOn })).toContain(`signed ${words}, entered`);
  });

  test.each([
    ['2026-11-23', 'entered', '2026-11-23', '2026-11-23'],
    ['2026-11-24', 'entered', '2026-11-24', '2026-11-24'],
    ['2026-11-25', 'enters', '2026-11-25', '2026-11-25'],
    ['2027', 'enters', '2027-01-01', '2027-12-31'],
    ['2026', 'entry', '2026-01-01', '2026-12-31'],
    // By that day a source showed it in force.
    ['2026', 'entered', '2026-01-01', '2026-05-05'],
    ['[2014..]', 'entry', '2014-01-01', null],
  ])('says of an entry into force on %s whether it has come: %s', (inForceOn, entry, earliest, latest) => {
    const bounds = {
      startEarliest: new Date(earliest),
      startLatest: latest === null ? null : new Date(latest),
    };
    expect(citationOf({ ...CITED, inForceOn, ...bounds })).toContain(`2001-05-05, ${entry} into force `);
  });

  test('says that the signature is unknown, and nothing of an entry that no source tells', () => {
    expect(citationOf({ ...CITED, signedOn: null, inForceOn: null })).toBe(
      'The Pact, Host and One Union, date of signature unknown. Concordat: pact.',
    );
  });

  test('of a draft says that it is not signed', () => {
    expect(citationOf({ ...CITED, concluded: false, signedOn: null, inForceOn: null })).toBe(
      'The Pact, Host and One Union, not signed. Concordat: pact.',
    );
  });
});
