import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { isNativeError } from 'node:util/types';
import { StartError } from '../start/start-error.ts';

export interface ListenOptions {
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
}

export interface Listening {
  readonly port: number;
  /**
   * Takes no more connections, and returns when every request is answered. Those that are not when this time is up, or
   * when `hurried` resolves, are cut off.
   */
  close(timeoutMs: number, hurried?: Promise<unknown>): Promise<void>;
}

/** A client that sends its request slower than this is holding a connection for nothing. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** Longer than load balancers keep theirs, so that none sends a request on a connection that is just being closed. */
const KEEP_ALIVE_TIMEOUT_MS = 65_000;

/** Serves HTTP. Throws a StartError where the address cannot be had. */
export async function listen(listener: RequestListener, { host, port }: ListenOptions): Promise<Listening> {
  let isClosing = false;
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    },
    (request, response) => {
      // Its connection is not idle before its answer is out.
      response.once('close', () => isClosing && setImmediate(() => server.closeIdleConnections()));
      listener(request, response);
    },
  );
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new StartError(explain(cause, host, port), { cause });
  }
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : port,
    async close(timeoutMs, hurried) {
      isClosing = true;
      const closed = once(server, 'close');
      server.close();
      const cutOff = () => server.closeAllConnections();
      const deadline = setTimeout(cutOff, timeoutMs);
      void hurried?.then(cutOff);
      await closed;
      clearTimeout(deadline);
    },
  };
}

function explain(error: unknown, host: string, port: number): string {
  const code = isNativeError(error) && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return `Port ${port} of ${host} is in use, perhaps by another Concordat: stop that, or set PORT to another (PORT=0 takes any that is free).`;
  }
  if (code === 'EACCES')
    return `This user may not listen on port ${port}: set PORT to another, 1024 or above.`;
  const reason = isNativeError(error) ? error.message : String(error);
  return `Concordat cannot listen on ${host} (${reason}): set HOST to an address of this machine.`;
}
