// One connection that listens. Pools hand theirs around, and a notification goes to the connection that asked for it.
import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, escapeIdentifier } from 'pg';

export interface ChannelOptions {
  readonly url: string;
  readonly name: string;
  /** Called whenever listening has begun: what was told before was not heard. */
  readonly onOpen: () => void;
  readonly onNotification: () => void;
  /** Called whenever listening has ended, or could not begin. */
  readonly onLoss: (cause: unknown) => void;
}

export interface Channel {
  /** For how long it is not known that all that was told has been heard; for ever while nothing is heard. */
  readonly silentMs: number;
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 5_000;
const HEARTBEAT_MS = 300;
const ANSWER_TIMEOUT_MS = 5_000;
const BACKOFF_MS_MIN = 100;
const BACKOFF_MS_MAX = 5_000;
const END_TIMEOUT_MS = 1_000;

/**
 * Listens to a channel of PostgreSQL until it is closed, and connects again for as long as it takes. It keeps no process alive.
 */
export function openChannel(options: ChannelOptions): Channel {
  let isClosed = false;
  let connection = createConnection(options);
  let provenAtMs = Number.NEGATIVE_INFINITY;

  async function run(): Promise<void> {
    for (let failures = 0; ; failures += 1) {
      try {
        await connection.listen((askedAtMs) => {
          failures = 0;
          provenAtMs = askedAtMs;
        });
      } catch (error) {
        provenAtMs = Number.NEGATIVE_INFINITY;
        if (isClosed) return;
        void connection.end();
        options.onLoss(error);
      }
      await sleep(backoffMs(failures), undefined, { ref: false });
      if (isClosed) return;
      connection = createConnection(options);
    }
  }

  void run();
  return {
    get silentMs() {
      return performance.now() - provenAtMs;
    },
    async close() {
      isClosed = true;
      await connection.end();
    },
  };
}

/** Never the same for two servers, or all of them would come back to a database at once. */
function backoffMs(failures: number): number {
  return Math.min(BACKOFF_MS_MIN * 2 ** failures, BACKOFF_MS_MAX) * (0.5 + Math.random() / 2);
}

interface Connection {
  /** Listens as long as the connection lives, and tells when it last asked what was answered; throws what ended it. */
  listen(onAnswer: (askedAtMs: number) => void): Promise<never>;
  end(): Promise<void>;
}

function createConnection({ url, name, onOpen, onNotification }: ChannelOptions): Connection {
  const lost = new AbortController();
  const client = new Client({
    connectionString: url,
    application_name: 'concordat listener',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    // No reason for a process to live on.
    stream: () => new Socket().unref(),
  });
  client.on('error', (error) => lost.abort(error));
  client.on('end', () => lost.abort(new Error('The connection has ended.')));
  client.on('notification', onNotification);
  return {
    async listen(onAnswer) {
      async function ask(statement: string): Promise<void> {
        const askedAtMs = performance.now();
        await client.query(statement);
        onAnswer(askedAtMs);
      }
      await client.connect();
      await ask(`LISTEN ${escapeIdentifier(name)}`);
      onOpen();
      for (;;) {
        await sleep(HEARTBEAT_MS, undefined, { ref: false, signal: lost.signal });
        // A network that has broken says nothing: only an answer shows that the other side is there, and what it told before.
        await ask('SELECT 1');
      }
    },
    async end() {
      // Nothing else keeps a process alive that waits for this.
      const ended = new AbortController();
      await Promise.race([client.end(), sleep(END_TIMEOUT_MS, undefined, { signal: ended.signal })]);
      ended.abort();
    },
  };
}
