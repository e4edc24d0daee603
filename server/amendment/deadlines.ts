// What falls due in the coming days, and what waits for one consent alone: rows of the view `deadline`.

import { holdsOn } from '../agreement/filter.ts';
import { LIVING } from '../agreement/rules.ts';
import type { Prisma } from '../db/generated/prisma/client.ts';
import type { DeadlineKind as Kind } from '../db/generated/prisma/enums.ts';
import { builder } from '../graphql/builder.ts';
import type { Context } from '../graphql/context.ts';
import { COUNT_ONLY } from '../graphql/count-only.ts';
import { BadInputError } from '../graphql/errors.ts';
import { pageFromCursor } from '../graphql/page-from-cursor.ts';
import { addDays, type Day, toDate } from '../ledger/day.ts';
import { Deadline, DeadlineKind } from './deadline-type.ts';
import { visibleDeadlines } from './visibility.ts';

const WITHIN_DAYS_DEFAULT = 90;
const WITHIN_DAYS_MAX = 3660;

const DeadlineFilterInput = builder.inputType('DeadlineFilter', {
  description: 'Which deadlines. All that is given must hold; a list means any of its values.',
  fields: (t) => ({
    kind: t.field({ type: [DeadlineKind], description: 'Deadlines of these kinds.' }),
    agreement: t.stringList({ description: 'Deadlines of these agreements, by slug.' }),
    party: t.stringList({ description: 'Deadlines of the agreements of these parties, by slug.' }),
  }),
});

interface UpcomingArgs {
  readonly within: number;
  readonly filter?:
    | {
        readonly kind?: readonly Kind[] | null | undefined;
        readonly agreement?: readonly string[] | null | undefined;
        readonly party?: readonly string[] | null | undefined;
      }
    | null
    | undefined;
}

builder.queryField('upcoming', (t) =>
  t.prismaConnection(
    {
      type: Deadline,
      cursor: 'id',
      description:
        'What falls due within so many days from today (UTC), or may, the earliest first, by the earliest day that an imprecise date can ' +
        'mean; then whatever waits for one consent alone. A date without a last day is listed for as long as its agreement may live.',
      args: {
        within: t.arg.int({
          required: true,
          defaultValue: WITHIN_DAYS_DEFAULT,
          description: `How many days ahead to look, 0 (today alone) to ${WITHIN_DAYS_MAX}. What has no day is listed in any case.`,
        }),
        filter: t.arg({ type: DeadlineFilterInput, description: 'Which deadlines; all unless told.' }),
      },
      resolve: async (query, _root, args, context) => {
        const { db } = context;
        const where = upcoming(args, context);
        const page = await pageFromCursor(query, {
          listed: (row) => db.deadline.count({ where: { AND: [row, where] } }),
          visible: (row) => db.deadline.count({ where: { AND: [row, visibleDeadlines(context)] } }),
        });
        return db.deadline.findMany({ ...page, where, orderBy: [{ ascending: 'asc' }, { id: 'asc' }] });
      },
    },
    {
      name: 'DeadlineConnection',
      description: 'A page of deadlines.',
      fields: (connection) => ({
        totalCount: connection.int({
          description: 'How many deadlines the list holds in all.',
          extensions: COUNT_ONLY,
          resolve: ({ args }, _args, context) =>
            context.db.deadline.count({ where: upcoming(args, context) }),
        }),
      }),
    },
    { name: 'DeadlineEdge', description: 'A deadline in a list.' },
  ),
);

/** Throws BadInputError for days that nobody looks ahead. */
function upcoming({ within, filter }: UpcomingArgs, context: Context): Prisma.DeadlineWhereInput {
  if (within < 0 || within > WITHIN_DAYS_MAX)
    throw new BadInputError(`\`within\` is ${within}; give 0 to ${WITHIN_DAYS_MAX} days.`);
  const { kind, agreement, party } = filter ?? {};
  return {
    AND: [
      visibleDeadlines(context),
      dueWithin(context.today, within),
      ...(kind ? [{ kind: { in: [...kind] } }] : []),
      ...(agreement ? [{ agreement: { slug: { in: [...agreement] } } }] : []),
      ...(party ? [{ agreement: { parties: { some: { party: { slug: { in: [...party] } } } } } }] : []),
    ],
  };
}

/** What can fall on one of the days; what has no last day, or none at all, only while its agreement lives. */
function dueWithin(today: Day, days: number): Prisma.DeadlineWhereInput {
  const living = { phases: { some: { status: { in: [...LIVING] }, ...holdsOn(today) } } };
  // Two conditions and not one on the last day: beside a subquery PostgreSQL would not look the days up in their indexes.
  return {
    AND: [
      { OR: [{ latest: null }, { latest: { gte: toDate(today) } }] },
      { OR: [{ earliest: null }, { earliest: { lte: toDate(addDays(today, days)) } }] },
      { OR: [{ latest: { not: null } }, { agreement: living }] },
    ],
  };
}
