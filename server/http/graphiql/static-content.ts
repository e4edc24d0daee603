import { type Encoding, findEncoding } from './negotiation.ts';

/** Something that is the same for everybody until the next build, perhaps stored compressed too. */
export interface StaticContent {
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  readonly encodings: readonly Encoding[];
  /** The bytes in this encoding, or as they are for null. */
  readonly read: (encoding: Encoding | null) => Promise<Uint8Array<ArrayBuffer>>;
}

/** The answer to a GET or HEAD: in the encoding that the client likes best, or 304 if it has the content. */
export async function respondWith(
  content: StaticContent,
  request: Request,
  api: { Response: typeof Response },
) {
  const headers = new Headers({
    ...content.headers,
    etag: content.etag,
    'x-content-type-options': 'nosniff',
  });
  if (isKnown(request.headers.get('if-none-match'), content.etag)) {
    return new api.Response(null, { status: 304, headers });
  }
  const encoding = findEncoding(request.headers.get('accept-encoding'), content.encodings);
  const body = await content.read(encoding);
  headers.set('content-length', String(body.byteLength));
  if (encoding) headers.set('content-encoding', encoding);
  return new api.Response(request.method === 'HEAD' ? null : body, { headers });
}

function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  const known = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim());
  return known.includes('*') || known.includes(etag);
}
