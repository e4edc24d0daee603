import type { RequestListener } from 'node:http';

const MESSAGE = 'The Host header of the request is not well-formed.\n';

/**
 * Answers 400 to a request whose Host header cannot be part of an address, as HTTP demands: Yoga would make an address of
 * it before any plugin is asked, and answer with the stack trace of what comes of that.
 */
export function withHostCheck(listener: RequestListener): RequestListener {
  return (request, response) => {
    if (isHost(request.headers.host ?? 'localhost')) listener(request, response);
    else response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end(MESSAGE);
  };
}

function isHost(text: string): boolean {
  return !/[/\\?#@]/.test(text) && URL.canParse(`http://${text}`);
}
