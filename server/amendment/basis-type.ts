import { AS_OF, asOf } from '../agreement/as-of.ts';
import { Certainty, ScopeKind } from '../agreement/enums.ts';
import { SCOPES_UNTOLD } from '../agreement/filter.ts';
import { Agreement } from '../agreement/type.ts';
import { visibleAgreements } from '../agreement/visibility.ts';
import { builder } from '../graphql/builder.ts';
import type { Context } from '../graphql/context.ts';
import { hiddenListCost } from '../graphql/cost.ts';
import { Event } from '../ledger/type.ts';
import { visibleEvents } from '../ledger/visibility.ts';
import { BASIS, type Basis as BasisShape, basesOf, basisOf, strongest } from './basis.ts';
import { DECIDING_EVENT, DECIDING_KINDS, type DecidingEvent } from './deciding-events.ts';
import { Amendment } from './type.ts';

const MissingFact = builder.enumType('MissingFact', {
  description:
    'A fact without which nobody can tell whether an agreement was in force on a day, or what it covered.',
  values: {
    START: { description: 'When it entered into force: no source tells it well enough.' },
    END: { description: 'When it ended: no source tells it well enough.' },
    SUSPENSION: { description: 'From when to when it was suspended.' },
    SUPPLEMENTED_AGREEMENT: {
      description: 'Whether the agreement that it supplements was in force: ask that one for its `basis`.',
    },
    PARTY_SUCCESSION: {
      description: 'Whether it outlived a party that was dissolved and that nobody succeeded.',
    },
    SCOPES: { description: 'What it covers: it was recorded, and no source tells.' },
  },
});

const Basis = builder.objectRef<BasisShape>('Basis').implement({
  description: 'What an answer about an agreement and a day rests on. Public with the agreement.',
  fields: (t) => ({
    answer: t.expose('answer', {
      type: Certainty,
      description: 'Whether it is in force on the day and, where a scope was asked for, covers it.',
    }),
    agreement: t.field({
      type: Agreement,
      description:
        'The instrument. Its `consents` are part of the chain, and so is the `basis` of what it `supplements`.',
      resolve: ({ agreementId: id }) => Agreement.addBrand({ id }),
    }),
    amendments: t.field({
      type: [Amendment],
      description:
        'The amendments in effect by that day, in their order; where a scope was asked for, those that brought or removed it.',
      resolve: ({ amendmentIds }) => amendmentIds.map((id) => Amendment.addBrand({ id })),
    }),
    events: t.field({
      type: [Event],
      description:
        'The facts that decide, each with its sources: what tells from when it is in force, on whichever day; suspensions, ' +
        'notices and ends by that day; what disputes, corrects or takes back any of these; and what states the scope.',
      resolve: ({ eventIds }) => eventIds.map((id) => Event.addBrand({ id })),
    }),
    missing: t.expose('missing', {
      type: [MissingFact],
      description: 'The facts that an UNKNOWN waits for; empty for any other answer.',
    }),
  }),
});

interface PermissionShape {
  readonly bases: readonly BasisShape[];
}

const Permission = builder.objectRef<PermissionShape>('Permission').implement({
  description: 'Whether the agreements of a party allow something on a day.',
  fields: (t) => ({
    answer: t.field({
      type: Certainty,
      description: 'YES where one agreement surely does, UNKNOWN where one possibly does.',
      resolve: ({ bases }) => strongest(bases.map(({ answer }) => answer)),
    }),
    bases: t.field({
      type: [Basis],
      description:
        'Every agreement that covers it on some day, or of which no source tells what it covers, each with its own answer; oldest ' +
        'signature first, undated last. Empty where there is none.',
      resolve: ({ bases }) => [...bases],
    }),
  }),
});

const selected = (context: Context) =>
  ({
    ...BASIS,
    events: {
      where: { ...visibleEvents(context), kind: { in: DECIDING_KINDS } },
      select: DECIDING_EVENT,
      orderBy: [{ sortOn: 'asc' }, { position: 'asc' }],
    },
  }) as const;

builder.prismaObjectField('Agreement', 'basis', (t) =>
  t.field({
    type: Basis,
    description: 'Why it is in force on a day, or is not, or why nobody can tell.',
    args: {
      ...AS_OF,
      scope: t.arg({ type: ScopeKind, description: 'Asks whether it covers this, too.' }),
    },
    select: (_args, context) => selected(context),
    resolve: (agreement, { scope, ...args }, context) =>
      asOf(agreement, args, context, (row, day) => basisOf(row, day, scope ?? null)),
  }),
);

function toldToLeave(events: readonly DecidingEvent[], partyId: string): boolean {
  return events.some((event) => event.kind === 'NOTICE_GIVEN' && event.partyId === partyId);
}

builder.prismaObjectField('Party', 'mayDo', (t) =>
  t.field({
    type: Permission,
    nullable: true,
    complexity: hiddenListCost,
    description:
      'Whether an agreement of its own that binds it covers a scope on a day, and by which instrument. Null for the host, which is a party to ' +
      'every agreement: ask its partners.',
    args: {
      ...AS_OF,
      scope: t.arg({ type: ScopeKind, required: true, description: 'What it wants to do.' }),
    },
    select: ({ scope: kind, knownOn }, context) => ({
      isHost: true,
      agreements: {
        where: {
          role: 'PARTNER',
          agreement: {
            AND: [
              visibleAgreements(context.principal),
              // What each was said to cover then, no table tells.
              knownOn ? {} : { OR: [{ scopes: { some: { kind } } }, SCOPES_UNTOLD] },
            ],
          },
        },
        select: { partyId: true, until: true, agreement: { select: selected(context) } },
      },
    }),
    resolve: async ({ isHost, agreements }, { scope, ...args }, context) => {
      if (isHost) return null;
      const rows = agreements.map(({ agreement, partyId, until }) =>
        asOf(agreement, args, context, (row) => {
          const isKnown = !args.knownOn || toldToLeave(row.events, partyId);
          return { ...row, leftOn: isKnown ? until : null };
        }),
      );
      return { bases: basesOf(await Promise.all(rows), args.on ?? context.today, scope) };
    },
  }),
);
