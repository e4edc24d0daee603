/**
 * Reads server-sent events, each of which carries one GraphQL result as JSON. Ending the iteration
 * early closes the connection at once.
 */
export function readEvents(body: ReadableStream<Uint8Array<ArrayBuffer>>, stop: AbortController) {
  const results = parseEvents(body, stop.signal);
  const finish = results.return.bind(results);
  // A generator that waits for the next event cannot be ended before that event: free it first.
  results.return = (value) => {
    stop.abort();
    return finish(value);
  };
  return results;
}

async function* parseEvents(body: ReadableStream<Uint8Array<ArrayBuffer>>, signal: AbortSignal) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const blocks = (rest + next.value).split(/\r?\n\r?\n/);
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = dataOf(block);
        if (data) yield JSON.parse(data);
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function dataOf(block: string): string {
  return block
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice('data:'.length).trim())
    .join('\n');
}
