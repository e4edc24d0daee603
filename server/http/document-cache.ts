import type { DocumentNode } from 'graphql';

/**
 * Keeps the parsed queries that were used last. Bounded by the length of their texts and not by their number, as Yoga's
 * own is: a parsed query takes up to some hundred times the memory of its text, so that a thousand long ones, which
 * anyone may send, would fill it.
 */
export function createDocumentCache({ charactersMax }: { readonly charactersMax: number }) {
  // A Map keeps the order of insertion: the first is the one that was used longest ago.
  const documents = new Map<string, DocumentNode>();
  let characters = 0;

  function forget(text: string): void {
    if (documents.delete(text)) characters -= text.length;
  }

  return {
    get(text: string): DocumentNode | undefined {
      const document = documents.get(text);
      if (document) {
        documents.delete(text);
        documents.set(text, document);
      }
      return document;
    },
    set(text: string, document: DocumentNode): void {
      forget(text);
      documents.set(text, document);
      characters += text.length;
      for (const oldest of documents.keys()) {
        if (characters <= charactersMax) break;
        forget(oldest);
      }
    },
  };
}
