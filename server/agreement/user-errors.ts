// The errors of writes that tell of states and parties, as types of the schema.
import { builder } from '../graphql/builder.ts';
import { UserErrorInterface, WRITE_ERRORS } from '../graphql/user-errors.ts';
import {
  ApprovalMissingError,
  ConsentMissingError,
  type MissingApproval,
  WrongStateError,
} from '../ledger/errors.ts';
import { Party } from '../party/type.ts';
import { AgreementStatus } from './enums.ts';

builder.objectType(WrongStateError, {
  name: 'WrongStateError',
  interfaces: [UserErrorInterface],
  description: "The agreement's state does not allow it.",
  fields: (t) => ({
    status: t.field({
      type: AgreementStatus,
      description: 'The state that it is in today (UTC).',
      resolve: ({ status }) => status,
    }),
    allowed: t.field({
      type: [AgreementStatus],
      description: 'The states in which it would be allowed.',
      resolve: ({ allowed }) => [...allowed],
    }),
  }),
});

builder.objectType(ConsentMissingError, {
  name: 'ConsentMissingError',
  interfaces: [UserErrorInterface],
  description: 'Not every party has consented.',
  fields: (t) => ({
    awaiting: t.field({
      type: [Party],
      description: 'The parties that have not, the host first.',
      resolve: ({ awaitingIds }) => awaitingIds.map((id) => Party.addBrand({ id })),
    }),
  }),
});

const MissingApprovalType = builder.objectRef<MissingApproval>('MissingApproval').implement({
  description: 'An approval that entry into force waits for.',
  fields: (t) => ({
    party: t.field({
      type: Party,
      description: 'The party on whose side it is needed.',
      resolve: ({ partyId }) => Party.addBrand({ id: partyId }),
    }),
    body: t.exposeString('body', { description: 'The body that has to approve.' }),
  }),
});

builder.objectType(ApprovalMissingError, {
  name: 'ApprovalMissingError',
  interfaces: [UserErrorInterface],
  description: 'An approval that entry into force waits for is missing.',
  fields: (t) => ({
    missing: t.field({
      type: [MissingApprovalType],
      description: 'The approvals that are missing.',
      resolve: ({ missing }) => [...missing],
    }),
  }),
});

/** What every write on an agreement can be refused for. */
export const AGREEMENT_ERRORS = [...WRITE_ERRORS, WrongStateError];
