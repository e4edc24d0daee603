// How exported agreements are written: as a table for spreadsheets, as JSON, and as Linked Data.
import { stringify } from 'csv-stringify/sync';
import type { ExportedAgreement } from '../agreement/export.ts';

export interface ExportFormat {
  readonly contentType: string;
  readonly head: string;
  /** One row, which ends nothing. */
  readonly print: (agreement: ExportedAgreement) => string;
  readonly between: string;
  readonly tail: string;
}

const COLUMNS = [
  ...['slug', 'title', 'kind', 'category', 'origin'],
  ...['on', 'status', 'inForce', 'signedOn', 'inForceOn', 'endedOn'],
  ...['parties', 'scopes', 'amendments', 'supplements', 'replaces', 'citation', 'sources'],
];

/** Without it spreadsheets take the bytes for those of another alphabet. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Each by its path. */
export const EXPORT_FORMATS: ReadonlyMap<string, ExportFormat> = new Map([
  [
    '/export/agreements.csv',
    {
      contentType: 'text/csv; charset=utf-8; header=present',
      head: BYTE_ORDER_MARK + printLine(COLUMNS),
      print: (agreement) => printLine(cellsOf(agreement)),
      between: '',
      tail: '',
    },
  ],
  [
    '/export/agreements.json',
    {
      contentType: 'application/json; charset=utf-8',
      head: '[\n',
      print: (agreement) => JSON.stringify(agreement),
      between: ',\n',
      tail: '\n]\n',
    },
  ],
  [
    '/export/agreements.jsonld',
    {
      contentType: 'application/ld+json',
      head: '{"@context":"https://schema.org","@graph":[\n',
      print: (agreement) =>
        toLegislation(agreement)
          .map((node) => JSON.stringify(node))
          .join(',\n'),
      between: ',\n',
      tail: '\n]}\n',
    },
  ],
]);

/** Spreadsheets run a cell that begins like a formula: the quote before it keeps a title from being one. */
function printLine(cells: readonly (string | null)[]): string {
  return stringify([[...cells]], { escape_formulas: true, record_delimiter: '\r\n' });
}

function cellsOf(agreement: ExportedAgreement): (string | null)[] {
  const { parties, scopes, amendments, sources } = agreement;
  const lists: Readonly<Record<string, string>> = {
    parties: parties.map(({ name }) => name).join('; '),
    scopes: scopes.join('; '),
    amendments: amendments.map(({ sequence, effectiveOn }) => `${sequence} from ${effectiveOn}`).join('; '),
    sources: sources.map(({ title, url }) => (url === null ? title : `${title} <${url}>`)).join('; '),
  };
  const cells = new Map<string, unknown>(Object.entries({ ...agreement, ...lists }));
  return COLUMNS.map((column) => {
    const cell = cells.get(column);
    return typeof cell === 'string' ? cell : null;
  });
}

/** The agreement and its amendments, each a https://schema.org/Legislation; what is not known is left out. */
function toLegislation(agreement: ExportedAgreement) {
  const { slug, title, kind, citation, on, signedOn, inForceOn, inForce, supplements, replaces } = agreement;
  const whole = {
    ...reference(slug),
    name: title,
    legislationType: kind ?? undefined,
    legislationDate: isoDate(signedOn),
    legislationDateOfApplicability: isoDate(inForceOn),
    legislationDateVersion: on,
    legislationLegalForce: LEGAL_FORCE[inForce],
    legislationPassedBy: agreement.parties.map(({ slug: identifier, name }) => ({
      '@type': 'Organization',
      identifier,
      name,
    })),
    about: agreement.scopes.length === 0 ? undefined : agreement.scopes.map(termOf),
    isPartOf: supplements === null ? undefined : reference(supplements),
    legislationChanges: replaces === null ? undefined : reference(replaces),
    creditText: citation,
    subjectOf: agreement.sources.map(({ title: name, url }) => ({
      '@type': 'CreativeWork',
      name,
      url: url ?? undefined,
    })),
  };
  const amendments = agreement.amendments.map(({ sequence, title: name, effectiveOn }) => ({
    ...reference(`${slug}/amendment-${sequence}`),
    name: name ?? `Amendment ${sequence}`,
    legislationDateOfApplicability: effectiveOn,
    legislationAmends: reference(slug),
  }));
  return [whole, ...amendments];
}

function termOf(termCode: string) {
  return { '@type': 'DefinedTerm', termCode, name: termCode.toLowerCase().replaceAll('_', ' ') };
}

const LEGAL_FORCE = {
  YES: 'https://schema.org/InForce',
  NO: 'https://schema.org/NotInForce',
  UNKNOWN: undefined,
};

/** By which nodes name each other, in whichever file they are. */
function reference(identifier: string) {
  return { '@type': 'Legislation', '@id': `#${identifier}`, legislationIdentifier: identifier };
}

/** Schema.org takes ISO 8601 alone: a day, a month or a year, and none of the ranges and sets of EDTF. */
function isoDate(edtf: string | null): string | undefined {
  return edtf !== null && /^\d{4}(-\d\d){0,2}$/.test(edtf) ? edtf : undefined;
}
