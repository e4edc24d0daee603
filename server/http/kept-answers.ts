import type { Viewpoint } from '../auth/principal.ts';
import { createUnchangedMap } from '../cache/unchanged-map.ts';
import type { LedgerSignal } from '../ledger/signal.ts';
import type { AnsweredOperation } from './request-facts.ts';

/** A request by all that its answer depends on, but for who asks and when. */
export interface Question {
  readonly text: string;
  /** What the signal had counted before anything was read for the answer. */
  readonly since: number;
}

export interface KeptAnswer {
  /** The data, its bytes in UTF-8 as one character each: it needs no more memory than bytes, and is sent in one piece with the headers. */
  readonly data: string;
  /** Names and values by turns, but for those that each answer has of its own. */
  readonly headers: readonly string[];
  /** Null where a client is not to ask whether it still holds. */
  readonly etag: string | null;
  readonly cost: number;
  readonly operation: AnsweredOperation;
}

export interface KeptAnswers {
  /** Whether it is worth looking. */
  readonly isOpen: boolean;
  readonly bytes: number;
  readonly count: number;
  find(question: Question, viewpoint: Viewpoint): KeptAnswer | undefined;
  /** Keeps an answer, given to whoever asked, unless something has changed since the question. */
  keep(question: Question, viewpoint: Viewpoint, answer: KeptAnswer): void;
}

export interface KeptAnswersOptions {
  readonly signal: LedgerSignal;
  /** 0 keeps none. */
  readonly bytesMax: number;
}

/** About what an answer takes beside its texts. */
const OVERHEAD_BYTES = 500;

/**
 * Answers as they were given, for as long as nothing changes: no older than the last change that this server has heard of. An answer is
 * found again by whoever may see the same, on the same day, and by nobody else.
 */
export function createKeptAnswers({ signal, bytesMax }: KeptAnswersOptions): KeptAnswers {
  const answers = createUnchangedMap<KeptAnswer>({ signal, sizeMax: bytesMax, sizeOf });
  return {
    get isOpen() {
      return bytesMax > 0 && answers.isOpen;
    },
    get bytes() {
      return answers.size;
    },
    get count() {
      return answers.count;
    },
    find: ({ text }, viewpoint) => answers.get(keyOf(text, viewpoint)),
    keep: ({ text, since }, viewpoint, answer) => answers.set(keyOf(text, viewpoint), answer, since),
  };
}

/** Whatever a principal comes to have beside its name is part of what it may see. */
function keyOf(text: string, { principal: { id: _name, ...sight }, today }: Viewpoint): string {
  return `${today} ${JSON.stringify(sight)}\n${text}`;
}

function sizeOf(key: string, { data, headers }: KeptAnswer): number {
  // A character of a key may take two bytes; headers are a few hundred.
  return OVERHEAD_BYTES + 2 * key.length + data.length + headers.join().length;
}
