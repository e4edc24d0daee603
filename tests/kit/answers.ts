// All that agreements and parties answer about days, as it is known now or was known at an instant.
import type { Actor, Row } from './acting.ts';

const AS_OF = 'on: $on, knownOn: $knownOn';
const PERIOD = 'since until addedBy { sequence title } removedBy { sequence title }';
const BASIS = 'answer missing agreement { slug } amendments { sequence } events { id }';
const DAYS = ['signedOn', 'inForceOn', 'endedOn'].map((field) => `${field}(knownOn: $knownOn)`).join(' ');

const AGREEMENT = `slug ${DAYS} status(${AS_OF}) inForce(${AS_OF})
  scopes(${AS_OF}) { kind note certainty sources { title url } ${PERIOD} }
  provisions(${AS_OF}) { number heading text certainty ${PERIOD} } text(${AS_OF})
  changes(from: "1900-01-01", to: "9999-12-31", knownOn: $knownOn) { on kind status inForce scope amendment { sequence }
    provision { number text ${PERIOD} } }
  basis(${AS_OF}) { ${BASIS} } access: basis(scope: DATABASE_ACCESS, ${AS_OF}) { ${BASIS} }`;

const DOCUMENT = `query ($slugs: [String!], $parties: [String!], $on: Date, $knownOn: DateTime) {
  agreements(filter: { slug: $slugs }, first: 50) { nodes { ${AGREEMENT} } }
  partners(filter: { slug: $parties }, first: 5) { nodes {
    mayDo(scope: DATABASE_ACCESS, ${AS_OF}) { answer bases { ${BASIS} } } } } }`;

export interface Asked {
  readonly slugs: readonly string[];
  readonly parties: readonly string[];
  readonly on?: string;
  /** As ISO 8601; now unless told. */
  readonly knownOn?: string;
}

/** What an actor is answered about agreements, and about what parties may do. */
export function answersTo(actor: Actor, asked: Asked): Promise<Row> {
  return actor.query(DOCUMENT, { ...asked });
}
