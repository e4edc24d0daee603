import { EventEmitter, once } from 'node:events';
import { StartGivenUp } from './start-given-up.ts';

// One Ctrl-C can arrive twice: from the terminal, which tells the whole group of processes, and from npm, which passes on
// what it was told itself.
const SAME_MS = 1_000;

export interface StopSignals {
  /** Aborted when the process is told to stop, with a StartGivenUp as its reason. */
  readonly starting: AbortSignal;
  /** To be called before there can be requests, which a stop lets finish. */
  readonly noteListening: () => void;
  /** Resolves when the process is told to stop. */
  readonly stopped: Promise<unknown>;
  /** Resolves when it is told again: then nothing is waited for but the database of its own. */
  readonly hurried: Promise<unknown>;
}

export interface StopSignalOptions {
  readonly say: (message: string) => void;
  /** What to say of what is still running, when the process ends at once. */
  readonly leftBehind: string;
}

interface Words {
  readonly first: string;
  readonly second: string;
}

const WHILE_STARTING: Words = {
  first: 'Concordat gives up its start.',
  second: 'Concordat waits for a step of its start that may not be cut off. Tell it again to end at once.',
};
const WHILE_LISTENING: Words = {
  first: 'Concordat is stopping. Tell it again to cut off the requests that are open.',
  second: 'Concordat cuts off the requests that are open. Tell it again to end at once.',
};

/** Hears SIGINT and SIGTERM. Whoever says it a third time has no patience left: then the process ends at once. */
export function hearStopSignals({ say, leftBehind }: StopSignalOptions): StopSignals {
  const told = new EventEmitter();
  const start = new AbortController();
  let words = WHILE_STARTING;
  let heard = 0;
  let heardMs = -Infinity;
  function handle(signal: NodeJS.Signals): void {
    if (Date.now() - heardMs <= SAME_MS) return;
    heardMs = Date.now();
    heard += 1;
    if (heard === 1) {
      say(words.first);
      start.abort(new StartGivenUp('The process was told to stop.'));
      told.emit('stopped');
      return;
    }
    process.exitCode = signal === 'SIGINT' ? 130 : 143;
    if (heard === 2) {
      say(words.second);
      told.emit('hurried');
    } else {
      say(`Concordat ends at once. ${leftBehind}`.trimEnd());
      process.exit();
    }
  }
  process.on('SIGINT', handle);
  process.on('SIGTERM', handle);
  return {
    starting: start.signal,
    noteListening: () => {
      words = WHILE_LISTENING;
    },
    stopped: once(told, 'stopped'),
    hurried: once(told, 'hurried'),
  };
}
