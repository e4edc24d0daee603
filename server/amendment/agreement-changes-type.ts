import { asOf, KNOWN_ON } from '../agreement/as-of.ts';
import { AgreementStatus, Certainty, ScopeKind } from '../agreement/enums.ts';
import { PHASES } from '../agreement/phase.ts';
import { Provision } from '../agreement/terms.ts';
import { builder } from '../graphql/builder.ts';
import { BadInputError } from '../graphql/errors.ts';
import { type Change, changesBetween } from './agreement-changes.ts';
import { Amendment } from './type.ts';

const AgreementChangeKind = builder.enumType('AgreementChangeKind', {
  description: 'What became different about an agreement on a day.',
  values: {
    STARTED: { description: 'It entered into force.' },
    SUSPENDED: { description: 'It, or the agreement that it supplements, was suspended.' },
    RESUMED: { description: 'The suspension was over, and it in force again.' },
    ENDED: { description: 'It ended: `status` tells how.' },
    STATUS_CHANGED: {
      description:
        'Its state became another in any other way: it was signed, or the sources tell no longer, or only from then on, what it is.',
    },
    SCOPE_ADDED: { description: 'It covers a scope from that day on.' },
    SCOPE_REMOVED: { description: 'It no longer covers a scope.' },
    PROVISION_ADDED: { description: 'An article is added.' },
    PROVISION_REPLACED: { description: 'An article has another wording: `provision` is the new one.' },
    PROVISION_REMOVED: { description: 'An article no longer holds: `provision` is its last wording.' },
  },
});

const AgreementChange = builder.objectRef<Change>('AgreementChange').implement({
  description:
    'One thing that became different about an agreement, on the first day on which it was so. While an agreement is not in ' +
    'force its terms do not hold, which the change of its state tells of and no change of a term. Public.',
  fields: (t) => ({
    on: t.expose('on', { type: 'Date', description: 'The first day on which it is so.' }),
    kind: t.expose('kind', { type: AgreementChangeKind, description: 'What became different.' }),
    status: t.expose('status', {
      type: AgreementStatus,
      nullable: true,
      description: 'The state from that day on; null where the change is one of terms.',
    }),
    inForce: t.expose('inForce', {
      type: Certainty,
      nullable: true,
      description: 'Whether it is in force from that day on; null where the change is one of terms.',
    }),
    scope: t.expose('scope', {
      type: ScopeKind,
      nullable: true,
      description: 'The scope that is added or removed; null where the change is another.',
    }),
    provision: t.expose('provision', {
      type: Provision,
      nullable: true,
      description:
        'The article in the wording that comes or, where none does, goes; null where the change is another.',
    }),
    amendment: t.field({
      type: Amendment,
      nullable: true,
      description: 'The amendment that says so; null where none does.',
      resolve: ({ amendmentId: id }) => (id === null ? null : Amendment.addBrand({ id })),
    }),
  }),
});

const TERM = { eventId: true, since: true, until: true, addedById: true, removedById: true } as const;

builder.prismaObjectField('Agreement', 'changes', (t) =>
  t.field({
    type: [AgreementChange],
    description:
      'What became different after the day `from`, up to and with the day `to`, in the order of the days. Empty where nothing did.',
    args: {
      ...KNOWN_ON,
      from: t.arg({
        type: 'Date',
        required: true,
        description: 'The day to compare with; its own changes are left out.',
      }),
      to: t.arg({
        type: 'Date',
        required: true,
        description: 'The last day whose changes are told. Not before `from`.',
      }),
    },
    select: (_args, _context, nested) => ({
      ...PHASES,
      id: true,
      scopes: { select: { ...TERM, kind: true }, orderBy: [{ kind: 'asc' }, { id: 'asc' }] },
      provisions: nested({ select: { ...TERM, id: true, number: true }, orderBy: { id: 'asc' } }, [
        'provision',
      ]),
    }),
    resolve: (agreement, { from, to, ...args }, context) => {
      if (from > to) {
        throw new BadInputError(
          `\`from\` (${from}) is after \`to\` (${to}). Give the earlier day as \`from\`.`,
        );
      }
      return asOf(agreement, args, context, (periods) => changesBetween(periods, from, to));
    },
  }),
);
