export interface RecentMap<Value> {
  /** What all of it counts for. */
  readonly size: number;
  readonly count: number;
  get(key: string): Value | undefined;
  /** Keeps nothing that counts for more than all may. */
  set(key: string, value: Value): void;
  clear(): void;
}

export interface RecentMapOptions<Value> {
  readonly sizeMax: number;
  readonly sizeOf: (key: string, value: Value) => number;
}

/** Keeps what was used last: what was not for longest is forgotten first, so that nothing that clients send fills the memory. */
export function createRecentMap<Value>({ sizeMax, sizeOf }: RecentMapOptions<Value>): RecentMap<Value> {
  // A Map keeps the order of insertion: the first is the one that was used longest ago.
  const values = new Map<string, Value>();
  let size = 0;

  function forget(key: string): void {
    const value = values.get(key);
    if (value === undefined) return;
    values.delete(key);
    size -= sizeOf(key, value);
  }

  return {
    get size() {
      return size;
    },
    get count() {
      return values.size;
    },
    get(key) {
      const value = values.get(key);
      if (value === undefined) return undefined;
      values.delete(key);
      values.set(key, value);
      return value;
    },
    set(key, value) {
      forget(key);
      const own = sizeOf(key, value);
      if (own > sizeMax) return;
      values.set(key, value);
      size += own;
      for (const oldest of values.keys()) {
        if (size <= sizeMax) break;
        forget(oldest);
      }
    },
    clear() {
      values.clear();
      size = 0;
    },
  };
}
