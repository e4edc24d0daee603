import { AGREEMENT_ERRORS } from '../agreement/user-errors.ts';
import { builder } from '../graphql/builder.ts';
import { UserErrorInterface } from '../graphql/user-errors.ts';
import { AmendmentStateError } from '../ledger/errors.ts';
import { AmendmentStatus } from './type.ts';

builder.objectType(AmendmentStateError, {
  name: 'AmendmentStateError',
  interfaces: [UserErrorInterface],
  description: "The amendment's state does not allow it.",
  fields: (t) => ({
    amendmentStatus: t.field({
      type: AmendmentStatus,
      description: 'The state that it is in today (UTC).',
      resolve: ({ amendmentStatus }) => amendmentStatus,
    }),
  }),
});

/** What every write on an amendment can be refused for. */
export const AMENDMENT_ERRORS = [...AGREEMENT_ERRORS, AmendmentStateError];
