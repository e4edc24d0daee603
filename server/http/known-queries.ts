// Queries that were answered by one statement before, and how: what it takes to answer them again without Yoga.
import type { DocumentNode } from 'graphql';
import { createRecentMap } from '../cache/recent-map.ts';
import type { AnsweredOperation } from './request-facts.ts';

export interface KnownQuery {
  /** Parsed, and found valid. */
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly operation: AnsweredOperation;
  /** Names and values by turns, but for those that each answer has of its own. */
  readonly headers: readonly string[];
  /** Whether its answers stay the same until something changes. */
  readonly isLasting: boolean;
}

/** A query, and all of its request that the headers of an answer depend on. */
export interface QueryPlace {
  readonly query: string;
  readonly operationName: string | null;
  readonly accept: string | null;
  /** Empty where it is none whose pages may read the answer. */
  readonly allowedOrigin: string;
}

export interface KnownQueries {
  find(place: QueryPlace): KnownQuery | undefined;
  add(place: QueryPlace, known: KnownQuery): void;
}

/** About what a document and headers take beside the text. */
const OVERHEAD_CHARACTERS = 1_000;

/** Those that were asked last. */
export function createKnownQueries({ charactersMax }: { readonly charactersMax: number }): KnownQueries {
  const queries = createRecentMap<KnownQuery>({
    sizeMax: charactersMax,
    sizeOf: (key) => OVERHEAD_CHARACTERS + key.length,
  });
  return {
    find: (place) => queries.get(keyOf(place)),
    add: (place, known) => queries.set(keyOf(place), known),
  };
}

function keyOf({ query, operationName, accept, allowedOrigin }: QueryPlace): string {
  return JSON.stringify([operationName, accept, allowedOrigin, query]);
}
