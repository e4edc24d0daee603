import { z } from 'zod';
import { EventKind } from '../../db/generated/prisma/enums.ts';
import { fault } from '../../ledger/errors.ts';
import { parseInput } from '../../ledger/parse-input.ts';
import { optionalSourcesRule } from '../../ledger/source-rules.ts';
import { type Act, type RawInput, write } from '../../ledger/write.ts';
import { assertNotAhead, assertRecordable, assertTimely } from '../event-rules.ts';
import { assertRegistrar, lockAgreement, touch } from '../lock.ts';
import { recordEvents } from '../record.ts';
import { assertStartsFirst } from '../starts-first.ts';
import { optionalReasonRule } from '../terms-rules.ts';

const inputRule = z.object({
  agreement: z.string(),
  kind: z.enum(EventKind),
  on: z.string(),
  party: z.string().nullish(),
  sources: optionalSourcesRule,
  disputed: z.boolean().nullish(),
  note: optionalReasonRule,
  expectedVersion: z.int().nullish(),
});

/** Records a dated fact with its sources. For the registrar. Returns the event's id. */
export async function recordEvent(act: Act, raw: RawInput): Promise<string> {
  return write(act, 'recordEvent', raw, async (tx) => {
    const input = parseInput(inputRule, raw);
    const agreement = await lockAgreement(tx, act, input.agreement, input.expectedVersion);
    assertRegistrar(act);
    assertRecordable(input.kind, agreement.origin);
    // What is disputed has no effect, so it may contradict what else is told.
    if (input.disputed) assertNotAhead(input.kind, input.on, act.today);
    else assertTimely(agreement, input.kind, input.on, act.today);
    const party = agreement.parties.find((each) => each.party.slug === input.party);
    if (input.party && !party)
      throw fault('party', `"${input.party}" is not a party of the agreement; name one that is.`);
    const event = {
      kind: input.kind,
      on: input.on,
      partyId: party?.partyId ?? null,
      basis: null,
      disputed: input.disputed ?? false,
      note: input.note,
      sources: input.sources ?? [],
      // What is told of a draft is as confidential as the draft.
      audience: agreement.concluded ? 'PUBLIC' : 'PARTIES',
    } as const;
    const [id] = await recordEvents(tx, agreement.id, [event]);
    await assertStartsFirst(tx, agreement.id, 'on');
    await touch(tx, agreement.id);
    return id ?? '';
  });
}
