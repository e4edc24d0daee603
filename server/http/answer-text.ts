/** An answer as it is sent: the text of its data, and what is told beside it. */
export function printAnswer(data: string, extensions: unknown): string {
  return extensions === undefined
    ? `{"data":${data}}`
    : `{"data":${data},"extensions":${JSON.stringify(extensions)}}`;
}
