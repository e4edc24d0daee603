import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * The types whose fields follow from what the ledger tells of, from what the caller may see and from the day, and from nothing else. What is not
 * listed is answered anew each time: a key's last use, which no event tells of, and whoever asks.
 */
const LASTING: ReadonlySet<string> = new Set([
  ...['Query', 'Node', 'PageInfo', 'SearchHit', 'SearchNode', 'Deadline', 'GapCount', 'Permission', 'Basis'],
  ...[
    'Party',
    'Agreement',
    'AgreementParty',
    'AgreementChange',
    'Amendment',
    'AmendmentChange',
    'AmendedProvision',
  ],
  ...[
    'Event',
    'Source',
    'Scope',
    'Provision',
    'Consent',
    'Approval',
    'Draft',
    'DraftScope',
    'DraftProvision',
  ],
  ...['EntryIntoForce', 'EntryCondition', 'TerminationProposal'],
  ...['AgreementFacets', 'CategoryCount', 'KindCount', 'ScopeCount', 'StatusCount', 'YearCount'],
  ...['AgreementConnection', 'AgreementEdge', 'PartyConnection', 'PartyEdge', 'EventConnection', 'EventEdge'],
  ...['SearchConnection', 'SearchEdge', 'DeadlineConnection', 'DeadlineEdge'],
  ...['AgreementAmendmentsConnection', 'AgreementAmendmentsConnectionEdge'],
  ...['AgreementEventsConnection', 'AgreementEventsConnectionEdge'],
  ...['AgreementSupplementedByConnection', 'AgreementSupplementedByConnectionEdge'],
  ...['PartyAgreementConnection', 'PartyAgreementEdge', 'PartyUnitsConnection', 'PartyUnitsConnectionEdge'],
  ...['PartyPredecessorsConnection', 'PartyPredecessorsConnectionEdge'],
]);

const known = new WeakMap<DocumentNode, boolean>();

/** Whether what a valid document answers stays the same until something changes, or the day does. */
export function isKeepable(schema: GraphQLSchema, document: DocumentNode): boolean {
  const found = known.get(document) ?? selectsLastingAlone(schema, document);
  known.set(document, found);
  return found;
}

function selectsLastingAlone(schema: GraphQLSchema, document: DocumentNode): boolean {
  const info = new TypeInfo(schema);
  let isLasting = true;
  visit(
    document,
    visitWithTypeInfo(info, {
      Field({ name: { value } }) {
        const type = getNamedType(info.getType());
        const parent = info.getParentType()?.name ?? '';
        if (value === '__typename') return;
        // A value that hangs on nothing follows from nothing that is listed.
        const isOfListed = isLeafType(type) ? parent !== 'Query' : LASTING.has(type?.name ?? '');
        if (!isOfListed || !LASTING.has(parent)) isLasting = false;
      },
    }),
  );
  return isLasting;
}
