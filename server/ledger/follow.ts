import type { Database } from '../db/client.ts';
import type { Live } from '../graphql/context.ts';
import { BadInputError } from '../graphql/errors.ts';
import { idOfCursor } from '../graphql/row-cursor.ts';
import { type EventFilter, listedEvents } from './filter.ts';
import { visibleEvents } from './visibility.ts';

const BATCH_SIZE = 50;
/** Who reads slower than this is asked again who he is, before he gets what was read for him. */
const BATCH_AGE_MS_MAX = 1_000;
const HEARTBEAT_MS = 20_000;
const POLL_MS = 2_000;

export interface Follower {
  readonly db: Database;
  readonly live: Live;
}

export interface FollowedEvent {
  readonly id: string;
}

/** The cursor of no event: the place before the first. Who finds the ledger empty has no other to go on after. */
const BEGINNING = '';

/**
 * The place in the ledger behind the event of a cursor; without one, behind the last event of all. Throws BadInputError for a
 * cursor that stands for no event that the caller may know of.
 */
export async function placeAfter({ db, live }: Follower, cursor: string | null | undefined): Promise<bigint> {
  if (cursor === null || cursor === undefined) {
    const last = await db.event.findFirst({ orderBy: { position: 'desc' }, select: { position: true } });
    return last?.position ?? 0n;
  }
  if (cursor === BEGINNING) return 0n;
  const id = idOfCursor(cursor);
  const visible = visibleEvents(await live.renew());
  const event =
    id && (await db.event.findFirst({ where: { AND: [{ id }, visible] }, select: { position: true } }));
  if (event) return event.position;
  throw new BadInputError('What this cursor stood for is not there. Begin again without a cursor.');
}

/**
 * Every event behind a place that the caller may know of when it is read, in the order of the ledger and each once, until he has
 * gone. That order is the order of commits, so nothing ever appears before what was read. Throws where the credential is no longer
 * taken, and where the database cannot be had.
 */
export async function* followEvents(
  { db, live: { signal, ended, renew } }: Follower,
  place: bigint,
  filter: EventFilter | null | undefined,
): AsyncGenerator<FollowedEvent, void> {
  let last = place;
  while (!ended.aborted) {
    // Before the reading: what is committed while it goes on is heard of as a change since.
    const known = signal.count;
    const readAtMs = performance.now();
    const events = await db.event.findMany({
      where: { AND: [listedEvents(await renew(), filter), { position: { gt: last } }] },
      orderBy: { position: 'asc' },
      take: BATCH_SIZE,
      select: { id: true, position: true },
    });
    for (const { id, position } of events) {
      yield { id };
      last = position;
      if (performance.now() - readAtMs > BATCH_AGE_MS_MAX) break;
    }
    if (events.length === 0) {
      await signal.waitForChange(known, signal.isHearing ? HEARTBEAT_MS : POLL_MS, ended);
    }
  }
}
