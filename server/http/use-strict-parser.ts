// Which requests are read as GraphQL, and how: a GET with the query in its address, or a POST with JSON of bounded size.
// Yoga by itself would read forms and plain text too, which a page of any other site can make a browser send.
import { GraphQLError } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { getFacts } from './request-facts.ts';

export interface StrictParserOptions {
  readonly bodyBytesMax: number;
}

export function useStrictParser({ bodyBytesMax }: StrictParserOptions): Plugin {
  return {
    onRequestParse({ request, setRequestParser }) {
      if (request.method === 'GET') setRequestParser(parseAddress);
      if (request.method !== 'POST') return;
      if (!isJson(request.headers.get('content-type'))) throw refusal(415, 'UNSUPPORTED_MEDIA_TYPE', NO_JSON);
      const declaredBytes = Number(request.headers.get('content-length') ?? Number.NaN);
      if (declaredBytes > bodyBytesMax) throw tooLarge(bodyBytesMax);
      // HTTP itself keeps a client to the length that it declares.
      const isBounded = !Number.isNaN(declaredBytes);
      const read = () =>
        getFacts(request).body ?? (isBounded ? request.text() : readBounded(request, bodyBytesMax));
      setRequestParser(async () => parseJson(await whole(read()), 'The body'));
    },
  };
}

/** A client that goes away while it is still sending makes no fault of ours. */
async function whole(body: Promise<string>): Promise<string> {
  try {
    return await body;
  } catch (error) {
    if (error instanceof GraphQLError) throw error;
    throw refusal(400, 'BAD_REQUEST', 'The body broke off before its end.');
  }
}

const NO_JSON = 'Send the query in JSON, with `content-type: application/json`.';

/** Whether a body of this type is read. */
export function isJson(contentType: string | null): boolean {
  const [type] = (contentType ?? '').split(';');
  return type?.trim().toLowerCase() === 'application/json';
}

function parseAddress({ url }: Request): GraphQLParams {
  const start = url.indexOf('?');
  const parameters = new URLSearchParams(start < 0 ? '' : url.slice(start + 1));
  const json = (name: string) => {
    const text = parameters.get(name);
    return text ? parseJson(text, `The parameter \`${name}\``) : undefined;
  };
  const text = (name: string) => parameters.get(name) || undefined;
  return Object.fromEntries(
    Object.entries({
      query: text('query'),
      documentId: text('documentId'),
      operationName: text('operationName'),
      variables: json('variables'),
      extensions: json('extensions'),
    }).filter(([, value]) => value !== undefined),
  );
}

/** What the JSON holds; Yoga checks that it is an object with what belongs in it. */
function parseJson(text: string, what: string): GraphQLParams {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw refusal(400, 'BAD_REQUEST', `${what} is not JSON: ${reason}.`);
  }
}

async function readBounded({ body }: Request, bytesMax: number): Promise<string> {
  if (!body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) throw tooLarge(bytesMax);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function tooLarge(bytesMax: number): GraphQLError {
  return refusal(413, 'PAYLOAD_TOO_LARGE', `The body is larger than ${bytesMax} bytes. Send less at a time.`);
}

function refusal(status: number, code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}
