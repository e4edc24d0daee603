// Reads a reply that comes as server-sent events.
import { openExchange, type Post, type Reply } from './transport.ts';

/**
 * The replies of a stream, each as soon as it is there, until the server ends it; a reply of any other kind is the only one. No
 * more is read than is asked for, so that a slow reader slows the server. Throws a TransportError where the connection breaks, and where
 * nothing comes for `timeoutMs`.
 */
export async function* streamed(request: Post): AsyncGenerator<Reply, void, undefined> {
  const { send, within, close } = openExchange(request);
  try {
    const { response, ...reply } = await within(send);
    const { body, headers } = response;
    if (!body || !headers.get('content-type')?.startsWith('text/event-stream')) {
      yield { ...reply, text: await within(() => response.text()) };
      return;
    }
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    let text = '';
    try {
      for (;;) {
        const { value, done } = await within(() => reader.read());
        if (done) return;
        // A carriage return at the end may be half of a line end.
        const lines = (rest + value).split(/\r?\n|\r(?!$)/);
        rest = lines.pop() ?? '';
        for (const line of lines) {
          if (line.startsWith('data:')) text += `${line.slice(5)}\n`;
          if (line || !text.trim()) continue;
          // What came with the last piece is not told after an abort either.
          yield { ...reply, text: await within(async () => text) };
          text = '';
        }
      }
    } finally {
      // A fetch that does not heed the signal would hold the connection.
      reader.cancel().catch(() => {});
    }
  } finally {
    close();
  }
}
