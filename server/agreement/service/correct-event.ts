import { z } from 'zod';
import type { Transaction } from '../../db/client.ts';
import type { Prisma } from '../../db/generated/prisma/client.ts';
import { appendEvent } from '../../ledger/append.ts';
import { fault, NotFoundError } from '../../ledger/errors.ts';
import { parseInput } from '../../ledger/parse-input.ts';
import { projectAgreement } from '../../ledger/project.ts';
import { optionalSourcesRule } from '../../ledger/source-rules.ts';
import { visibleEvents } from '../../ledger/visibility.ts';
import { type Act, type RawInput, write } from '../../ledger/write.ts';
import { assertNotAhead, assertRecordable } from '../event-rules.ts';
import { assertRegistrar, assertVersion, lockById, touch } from '../lock.ts';
import { undescribe } from '../record.ts';
import { assertStartsFirst } from '../starts-first.ts';
import { reasonRule } from '../terms-rules.ts';

const inputRule = z.object({
  event: z.string(),
  on: z.string().nullish(),
  sources: optionalSourcesRule,
  retract: z.boolean().nullish(),
  note: reasonRule,
  expectedVersion: z.int().nullish(),
});

const FACT = {
  kind: true,
  agreementId: true,
  partyId: true,
  audience: true,
  on: true,
  details: true,
  correctsId: true,
} as const satisfies Prisma.EventSelect;

type Fact = Prisma.EventGetPayload<{ select: typeof FACT }>;

/**
 * Corrects a recorded fact, or takes it back. Both stay in the ledger; what counts from then on is the correction. For the
 * registrar. Returns the correction's id.
 */
export async function correctEvent(act: Act, raw: RawInput): Promise<string> {
  return write(act, 'correctEvent', raw, async (tx) => {
    const { event: id, on, sources, retract, note, expectedVersion } = parseInput(inputRule, raw);
    const event = await tx.event.findUnique({
      where: { id, AND: [visibleEvents(act)] },
      select: FACT,
    });
    if (!event) throw new NotFoundError('There is no such event.', ['input', 'event']);
    assertRegistrar(act);
    const { agreementId, partyId, audience } = event;
    if (agreementId === null) throw fault('event', "It tells of a party's entry; change that instead.");
    const agreement = await lockById(tx, agreementId);
    assertVersion(agreement, expectedVersion);
    const fact = await factOf(tx, event);
    const isDescription = event.kind === 'DESCRIBED' && agreement.origin === 'RECORDED';
    if (!isDescription) {
      assertRecordable(event.kind === 'CORRECTED' ? fact.kind : event.kind, agreement.origin, 'event');
      await assertNoAct(tx, agreementId, fact);
    }
    if (on) assertNotAhead(fact.kind, on, act.today);
    if (retract && on)
      throw fault('on', 'What is taken back has no right day; give either `on` or `retract`.');
    if (!retract && !on && !sources?.length)
      throw fault('on', 'Say what is right: give `on` or `sources`, or `retract`.');
    if (isDescription && !retract)
      throw fault(
        'retract',
        'A description is not corrected in part: take it back, and describe the agreement anew.',
      );
    const correction = await appendEvent(tx, {
      kind: retract ? 'RETRACTED' : 'CORRECTED',
      agreementId,
      partyId,
      audience,
      correctsId: id,
      note,
      sources: sources ?? [],
      ...(on ? { on } : {}),
    });
    if (isDescription) await undescribe(tx, agreementId, id);
    await touch(tx, agreementId);
    await projectAgreement(tx, agreementId);
    await assertStartsFirst(tx, agreementId, retract ? 'retract' : 'on');
    return correction;
  });
}

/** What an event tells of in the end: itself, or for a correction what that corrects. */
async function factOf(tx: Transaction, event: Fact): Promise<Fact> {
  let fact = event;
  while (fact.correctsId !== null) {
    fact = await tx.event.findUniqueOrThrow({ where: { id: fact.correctsId }, select: FACT });
  }
  return fact;
}

/** Throws InvalidInputError for an end that acts here brought about: a successor, the consent of all, a notice. */
async function assertNoAct(tx: Transaction, agreementId: string, fact: Fact): Promise<void> {
  const namesAct = ['by', 'termination'].some((name) => Object.hasOwn(Object(fact.details), name));
  if (namesAct || (fact.kind === 'TERMINATED' && (await followsFromNotice(tx, agreementId, fact)))) {
    throw fault(
      'event',
      `${fact.kind} follows from acts of the parties here, and stands as long as those do.`,
    );
  }
}

async function followsFromNotice(tx: Transaction, agreementId: string, fact: Fact): Promise<boolean> {
  const { partyId, on } = fact;
  if (partyId === null || on === null) return false;
  const details = { path: ['effectiveOn'], equals: on };
  return (await tx.event.count({ where: { agreementId, partyId, kind: 'NOTICE_GIVEN', details } })) > 0;
}
