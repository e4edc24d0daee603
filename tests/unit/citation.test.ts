import { describe, expect, test } from '@jest/globals';
import { type CitedRow, citationOf } from '../../server/agreement/citation.ts';

const partiesOf = (...names: string[]) => names.map((name) => ({ party: { name } }));

const CITED: CitedRow = {
  slug: 'pact',
  title: 'The Pact',
  concluded: true,
  signedOn: '2001-05-05',
  inForceOn: '2001-06-01',
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

  test.each([['196X'], ['[..2014-04-04]'], ['[2014-11-04,2014-11-06]']])(
    'tells a day no more precisely than the sources do: %s',
    (signedOn) => {
      expect(citationOf({ ...CITED, signedOn })).toContain(`signed ${signedOn}, entered`);
    },
  );

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
