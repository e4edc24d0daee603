import { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import { type ExportedAgreement, exportAgreements } from '../agreement/export.ts';
import type { Context } from '../graphql/context.ts';
import { refuse } from './answers.ts';
import type { CostLimit } from './cost-limit.ts';
import { parseExportFilter } from './export-filter.ts';
import { EXPORT_FORMATS, type ExportFormat } from './export-formats.ts';
import { toPublicError } from './public-error.ts';
import { getFacts } from './request-facts.ts';
import { findExcess } from './use-cost.ts';
import { logFault } from './use-public-errors.ts';

export interface ExportsOptions {
  readonly log: Logger;
  /** What a request may see; throws where its credential cannot be taken. */
  readonly contextOf: (request: Request) => Promise<Context>;
  readonly limit: CostLimit;
}

/** About what a query for a page of all that is exported would. */
const EXPORT_COST = 10_000;

/** Serves the agreements of a filter as files, page by page as fast as the client reads, and none of them held whole. */
export function useExports({ log, contextOf, limit }: ExportsOptions): Plugin {
  return {
    async onRequest({ request, fetchAPI, endResponse, serverContext }) {
      const facts = getFacts(request);
      const { path, id } = facts;
      const format = EXPORT_FORMATS.get(path);
      if (!format) return;
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        endResponse(refuse(fetchAPI, request, NOT_ALLOWED));
        return;
      }
      try {
        const context = await contextOf(request);
        const filter = parseExportFilter(request.url);
        const account = limit.charge(facts.caller, EXPORT_COST);
        facts.cost = { requested: EXPORT_COST, ...account };
        const pages = exportAgreements(filter, context);
        const chunks = print(format, pages);
        // Before the status is out: what is wrong with the request, or with the database, shows with the first page.
        const first = await chunks.next();
        const headers = headersOf(format, path);
        const isHead = request.method === 'HEAD';
        if (isHead) await chunks.return(undefined);
        const body = isHead
          ? null
          : Readable.from(withFirst(first.value ?? '', chunks), { objectMode: false });
        body?.on('error', (fault) => {
          logFault(log, fault, id);
          breakOff(serverContext);
        });
        // Yoga's own Response pipes a stream of Node's, which keeps to the pace of the client; its type does not say so.
        endResponse(new fetchAPI.Response(body as BodyInit | null, { headers }));
      } catch (fault) {
        const raw = (facts.cost === null && findExcess(limit, facts.remoteAddress)) || fault;
        const { error, fault: cause } = toPublicError(raw, id);
        if (cause !== null) logFault(log, cause, id);
        const { code, http } = error.extensions;
        const status = http?.status ?? 500;
        const refusal = { status, code: String(code), message: error.message, headers: { ...http?.headers } };
        endResponse(refuse(fetchAPI, request, refusal));
      }
    },
  };
}

const NOT_ALLOWED = {
  status: 405,
  code: 'METHOD_NOT_ALLOWED',
  message: 'Exports are read with GET.',
  headers: { allow: 'GET, HEAD' },
};

function headersOf({ contentType }: ExportFormat, path: string): HeadersInit {
  return {
    'content-type': contentType,
    'content-disposition': `attachment; filename="${path.slice(path.lastIndexOf('/') + 1)}"`,
    vary: 'Authorization',
  };
}

/** The file in chunks of a page. */
async function* print(
  { head, print: printRow, between, tail }: ExportFormat,
  pages: AsyncIterable<readonly ExportedAgreement[]>,
): AsyncGenerator<string, undefined> {
  let before = head;
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield before + page.map(printRow).join(between);
    before = between;
  }
  yield (before === head ? head : '') + tail;
}

async function* withFirst(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/** A file that ends early must not look whole, so the connection ends before the last chunk of the answer. */
function breakOff(serverContext: object): void {
  const response = 'res' in serverContext ? serverContext.res : null;
  if (response instanceof ServerResponse) response.destroy();
}
