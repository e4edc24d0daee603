import { z } from 'zod';
import type { Transaction } from '../../db/client.ts';
import { AgreementKind } from '../../db/generated/prisma/enums.ts';
import { appendEvent } from '../../ledger/append.ts';
import { dayOf } from '../../ledger/day.ts';
import { ForbiddenError, fault } from '../../ledger/errors.ts';
import { parseInput } from '../../ledger/parse-input.ts';
import { projectAgreement } from '../../ledger/project.ts';
import { type Act, type RawInput, write } from '../../ledger/write.ts';
import { assertSlugIsFree } from '../assert-slug-is-free.ts';
import { createDraft } from '../draft.ts';
import { findPartners, type Partner } from '../find-partners.ts';
import { PHASES, type PhaseRow, phaseOn } from '../phase.ts';
import { isOver } from '../rules.ts';
import {
  approvalsRule,
  daysAfterLastConsentRule,
  noticeMonthsRule,
  partnersRule,
  provisionsRule,
  scopesRule,
  slugRule,
  termRule,
  titleRule,
} from '../terms-rules.ts';
import { visibleAgreements } from '../visibility.ts';

const inputRule = z.object({
  slug: slugRule,
  title: titleRule,
  kind: z.enum(AgreementKind).nullish(),
  partners: partnersRule,
  scopes: scopesRule,
  provisions: provisionsRule.nullish(),
  requiredApprovals: approvalsRule.nullish(),
  supplements: z.string().nullish(),
  replaces: z.string().nullish(),
  survivesParent: z.boolean().nullish(),
  noticeMonths: noticeMonthsRule,
  term: termRule,
  daysAfterLastConsent: daysAfterLastConsentRule,
});

/**
 * Opens a negotiation of the host with one or more partners, with its first draft, to which nobody has consented yet. For the
 * registrar, or a representative of one of the parties. Until all have consented only they know of it. Returns its id.
 */
export async function openNegotiation(act: Act, raw: RawInput): Promise<string> {
  return write(act, 'openNegotiation', raw, async (tx) => {
    const input = parseInput(inputRule, raw);
    const host = await tx.party.findFirstOrThrow({
      where: { isHost: true },
      select: { id: true, slug: true },
    });
    const partners = await findPartners(tx, input.partners);
    const parties = [host, ...partners];
    const proposer = proposerOf(act, parties);
    await assertSlugIsFree(tx, input.slug);
    const supplements = await findRelated(tx, act, 'supplements', input.supplements);
    const replaces = await findRelated(tx, act, 'replaces', input.replaces);
    if (supplements) await assertSharesPartner(tx, supplements.id, partners);
    if (supplements && !input.survivesParent) assertNotOver(act, 'supplements', supplements);
    if (replaces) assertHasAllParties(replaces.parties, parties);
    if (replaces) assertNotOver(act, 'replaces', replaces);
    const { id } = await tx.agreement.create({
      data: {
        slug: input.slug,
        title: input.title,
        kind: input.kind ?? null,
        origin: 'NEGOTIATED',
        draftNumber: 1,
        leadPartnerId: partners[0].id,
        category: partners[0].category,
        supplementsId: supplements?.id ?? null,
        replacesId: replaces?.id ?? null,
        survivesParent: input.survivesParent ?? false,
        noticeMonths: input.noticeMonths ?? null,
        termMonths: input.term?.months ?? null,
        termRenewable: input.term?.renewable ?? false,
        daysAfterLastConsent: input.daysAfterLastConsent ?? null,
        parties: {
          create: [
            { partyId: host.id, role: 'HOST', position: 0 },
            ...partners.map(({ id: partyId }, index) => ({
              partyId,
              role: 'PARTNER' as const,
              position: index + 1,
            })),
          ],
        },
        requirements: { create: requirements(input.requiredApprovals ?? [], parties) },
      },
      select: { id: true },
    });
    const terms = { scopes: input.scopes, provisions: input.provisions ?? [] };
    await createDraft(tx, { agreementId: id, number: 1, proposedById: proposer, ...terms });
    await appendEvent(tx, {
      kind: 'NEGOTIATION_OPENED',
      agreementId: id,
      partyId: proposer,
      audience: 'PARTIES',
      details: { ...input, ...terms, draft: 1 },
    });
    await projectAgreement(tx, id);
    return id;
  });
}

interface PartyRef {
  readonly id: string;
  readonly slug: string;
}

function proposerOf({ principal }: Act, parties: readonly PartyRef[]): string {
  if (principal.role === 'REGISTRAR') return parties[0]?.id ?? '';
  const own = parties.find(({ id }) => id === principal.partyId);
  if (!own)
    throw new ForbiddenError(
      'You can open a negotiation for your own party alone; name it among the partners.',
    );
  return own.id;
}

async function findRelated(
  tx: Transaction,
  { principal }: Act,
  field: 'supplements' | 'replaces',
  slug?: string | null,
) {
  if (slug === null || slug === undefined) return null;
  const related = await tx.agreement.findUnique({
    where: { slug, AND: [visibleAgreements(principal)] },
    select: {
      id: true,
      slug: true,
      concluded: true,
      ...PHASES,
      parties: { select: { partyId: true, party: { select: { slug: true } } } },
    },
  });
  if (!related) throw fault(field, `There is no agreement "${slug}"; name one that there is, by its slug.`);
  if (!related.concluded) throw fault(field, `"${slug}" is still being negotiated; conclude it first.`);
  return related;
}

/** Throws InvalidInputError for an agreement that has ended: nothing can hang on it any more, nor take its place. */
function assertNotOver(
  { today }: Act,
  field: 'supplements' | 'replaces',
  { slug, phases }: { readonly slug: string; readonly phases: readonly PhaseRow[] },
): void {
  const { status, since } = phaseOn(phases, today);
  if (!isOver(status)) return;
  throw fault(field, `"${slug}" is ${status} since ${since && dayOf(since)}; name one that has not ended.`);
}

async function assertSharesPartner(
  tx: Transaction,
  parentId: string,
  partners: readonly Partner[],
): Promise<void> {
  const shared = await tx.$queryRaw<unknown[]>`
    /* assertSharesPartner */
    WITH RECURSIVE shared(id) AS (
      SELECT party_id FROM agreement_party WHERE agreement_id = ${parentId}::UUID AND role = 'PARTNER'
      UNION SELECT unit.id FROM shared JOIN party unit ON unit.parent_id = shared.id)
    SELECT 1 FROM shared WHERE id = ANY(${partners.map(({ id }) => id)}::UUID[]) LIMIT 1`;
  if (shared.length === 0) {
    throw fault(
      'supplements',
      'A supplement shares a partner, or a unit of one, with the agreement that it supplements.',
    );
  }
}

function assertHasAllParties(
  replaced: readonly { partyId: string; party: { slug: string } }[],
  parties: readonly PartyRef[],
): void {
  const missing = replaced.filter(({ partyId }) => !parties.some(({ id }) => id === partyId));
  if (missing.length === 0) return;
  const names = missing.map(({ party }) => `"${party.slug}"`).join(', ');
  throw fault('partners', `A successor has every party of the agreement that it replaces; add ${names}.`);
}

function requirements(required: readonly { party: string; body: string }[], parties: readonly PartyRef[]) {
  return required.map(({ party, body }, index) => {
    const found = parties.find(({ slug }) => slug === party);
    if (!found) {
      throw fault(
        `requiredApprovals.${index}.party`,
        `"${party}" is not a party of the agreement; name one that is.`,
      );
    }
    const twice = required.findIndex((other) => other.party === party && other.body === body) < index;
    if (twice)
      throw fault(
        `requiredApprovals.${index}`,
        `The approval of "${body}" for "${party}" is given twice; give it once.`,
      );
    return { partyId: found.id, body };
  });
}
