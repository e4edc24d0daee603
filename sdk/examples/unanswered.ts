import type { TransportError } from '../index.ts';

/** What to do where no answer of the registry came back. */
export function explainUnanswered(url: string, { code, message }: TransportError): string {
  return code === 'NETWORK_FAILED'
    ? `No registry answers at ${url}: run \`npm start\` first, and leave it running beside this.`
    : `What is at ${url} does not answer as the registry does. ${message}`;
}
