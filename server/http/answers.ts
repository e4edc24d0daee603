import { getFacts } from './request-facts.ts';

interface FetchApi {
  readonly Response: typeof Response;
}

/** An answer without GraphQL, in JSON. */
export function answerJson(
  api: FetchApi,
  status: number,
  body: unknown,
  headers: HeadersInit = {},
): Response {
  const answer = new api.Response(`${JSON.stringify(body)}\n`, { status, headers });
  answer.headers.set('content-type', 'application/json; charset=utf-8');
  answer.headers.set('cache-control', 'no-store');
  return answer;
}

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers?: HeadersInit;
}

/** A refusal of a request that never reaches GraphQL, in the form that GraphQL's errors have. */
export function refuse(
  api: FetchApi,
  request: Request,
  { status, code, message, headers }: Refusal,
): Response {
  const errors = [{ message, extensions: { code, requestId: getFacts(request).id } }];
  return answerJson(api, status, { errors }, headers);
}
