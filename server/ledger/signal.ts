import { type Channel, openChannel } from '../db/channel.ts';

/** Tells that something may have changed; what, the database is to be asked. */
export interface LedgerSignal {
  /** Grows with every change heard of, and when hearing begins or ends. */
  readonly count: number;
  /** Whether every change is heard of, within a second of its commit. */
  readonly isHearing: boolean;
  /** How many wait for the next change. */
  readonly waiting: number;
  /** Counts a change that this server has made itself, without waiting to hear of it. */
  announce(): void;
  /** Resolves when the count is another than this, when the time is up, or when nobody waits any more. */
  waitForChange(known: number, timeoutMs: number, abandoned: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

export interface HearingOptions {
  readonly url: string;
  /** Called when hearing begins. */
  readonly onHearing: () => void;
  /** Called when hearing ends or cannot begin, once until it begins again. */
  readonly onLoss: (cause: unknown) => void;
}

/** What the triggers notify (`tell_of_change`). */
const CHANNEL = 'concordat_changed';
/** A connection can break without a word. What is heard after longer than this may have come too late. */
const SILENCE_MS_MAX = 1_000;

/**
 * Hears, some milliseconds after its commit, of every change to the database, whichever server makes it; without options, only
 * of those that are announced.
 */
export function createLedgerSignal(options?: HearingOptions): LedgerSignal {
  const waiters = new Set<() => void>();
  let count = 0;
  let isOpen = false;

  function announce(): void {
    count += 1;
    for (const wake of [...waiters]) wake();
  }

  const channel = options
    ? hear(options, announce, (state) => {
        isOpen = state;
        announce();
      })
    : null;

  return {
    get count() {
      return count;
    },
    get isHearing() {
      return channel !== null && isOpen && channel.silentMs < SILENCE_MS_MAX;
    },
    get waiting() {
      return waiters.size;
    },
    announce,
    async waitForChange(known, timeoutMs, abandoned) {
      if (count === known && !abandoned.aborted) await wait(waiters, timeoutMs, abandoned);
    },
    close: async () => channel?.close(),
  };
}

function hear(
  { url, onHearing, onLoss }: HearingOptions,
  onChange: () => void,
  setHearing: (state: boolean) => void,
): Channel {
  let isLossTold = false;
  const channel = openChannel({
    url,
    name: CHANNEL,
    onNotification: onChange,
    onOpen() {
      isLossTold = false;
      setHearing(true);
      onHearing();
    },
    onLoss(cause) {
      setHearing(false);
      if (!isLossTold) onLoss(cause);
      isLossTold = true;
    },
  });
  return {
    get silentMs() {
      return channel.silentMs;
    },
    async close() {
      setHearing(false);
      await channel.close();
    },
  };
}

function wait(waiters: Set<() => void>, timeoutMs: number, abandoned: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    function wake(): void {
      waiters.delete(wake);
      clearTimeout(timer);
      abandoned.removeEventListener('abort', wake);
      resolve();
    }
    const timer = setTimeout(wake, timeoutMs);
    waiters.add(wake);
    abandoned.addEventListener('abort', wake);
  });
}
