import type { LedgerSignal } from '../ledger/signal.ts';
import { createRecentMap, type RecentMapOptions } from './recent-map.ts';

export interface UnchangedMap<Value> {
  /** Whether anything is kept or given: only while every change is heard of. */
  readonly isOpen: boolean;
  readonly size: number;
  readonly count: number;
  get(key: string): Value | undefined;
  /** Keeps what was read of the database when the signal had counted so much; not, where it has counted more since. */
  set(key: string, value: Value, since: number): void;
}

export interface UnchangedMapOptions<Value> extends RecentMapOptions<Value> {
  readonly signal: LedgerSignal;
}

/**
 * Keeps what follows from the database for as long as no change to it is heard of, and forgets all of it with the first. Whether a change
 * bears on a value is not asked: an answer too many that is made anew is cheap, and one that is wrong is not.
 */
export function createUnchangedMap<Value>({
  signal,
  ...bounds
}: UnchangedMapOptions<Value>): UnchangedMap<Value> {
  const values = createRecentMap(bounds);
  let { count } = signal;

  function forgetChanged(): void {
    if (signal.count === count) return;
    values.clear();
    ({ count } = signal);
  }

  return {
    get isOpen() {
      return signal.isHearing;
    },
    get size() {
      forgetChanged();
      return values.size;
    },
    get count() {
      forgetChanged();
      return values.count;
    },
    get(key) {
      forgetChanged();
      return signal.isHearing ? values.get(key) : undefined;
    },
    set(key, value, since) {
      forgetChanged();
      if (since === count && signal.isHearing) values.set(key, value);
    },
  };
}
