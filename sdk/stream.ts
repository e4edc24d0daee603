// Reads a reply that comes as server-sent events.
import type { BareCallOptions, Operation } from './ask.ts';
import type { Settings } from './settings.ts';
import { openExchange, type Reply } from './transport.ts';

/**
 * The replies of a stream, each as soon as it is there, until the server ends it; a reply of any other kind is the only one. No
 * more is read than is asked for, so that a slow reader slows the server. Throws a TransportError where the connection breaks, and where
 * nothing comes for `timeoutMs`.
 */
export async function* streamed(
  settings: Settings,
  operation: Operation,
  call: BareCallOptions,
): AsyncGenerator<Reply, void, undefined> {
  const { send, within, stopped, close } = openExchange(settings, operation, call, 'text/event-stream');
  try {
    const { response, ...reply } = await within(send);
    const { body, headers } = response;
    if (!body || !headers.get('content-type')?.startsWith('text/event-stream')) {
      yield { ...reply, text: await within(() => response.text()) };
      return;
    }
    // A fetch that does not heed the signal would hold the connection, so the body is told of it too.
    const reader = body.pipeThrough(new TextDecoderStream(), { signal: stopped }).getReader();
    let rest = '';
    let text = '';
    for (;;) {
      const { value, done } = await within(() => reader.read());
      if (done) return;
      // A carriage return at the end may be half of a line end.
      const lines = (rest + value).split(/\r?\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (/^event: ?complete$/.test(line)) return;
        if (line.startsWith('data:')) text += `${line.slice(5)}\n`;
        if (line || !text.trim()) continue;
        // What came with the last piece is not told after an abort either.
        stopped.throwIfAborted();
        yield { ...reply, text };
        text = '';
      }
    }
  } finally {
    close();
  }
}
