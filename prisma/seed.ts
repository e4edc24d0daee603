// Loads the registry's facts from prisma/data. One transaction: all of it is there afterwards, or nothing. What is
// there already is left as it is, so a second run changes nothing and a registrar's later work is safe from it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { describeAgreement, recordAgreement, recordEvents } from '../server/agreement/record.ts';
import type { Database, Transaction } from '../server/db/client.ts';
import {
  AgreementKind,
  EventKind,
  EvidenceBasis,
  PartyCategory,
  ScopeKind,
} from '../server/db/generated/prisma/enums.ts';
import type { NewSource } from '../server/ledger/append.ts';
import { registerParty } from '../server/party/record.ts';

export interface SeedReport {
  readonly parties: { readonly added: number; readonly present: number };
  readonly agreements: { readonly added: number; readonly present: number };
}

const SEED_TIMEOUT_MS = 120_000;

/** Loads the facts of the folder that the database does not hold yet, and tells how many that were; a signal undoes what it has begun. */
export async function seed(
  db: Database,
  directory: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<SeedReport> {
  const facts = await readFacts(directory);
  return db.$transaction(
    async (tx) => {
      // Who waits for another seed waits for all of it, however slow the machine.
      await tx.$executeRaw`/* seed */ SET LOCAL statement_timeout = 0`;
      // Of several seeds at once one loads the facts, and the others find them.
      await tx.$queryRaw`/* seed */ SELECT pg_advisory_xact_lock(7246591185)::TEXT`;
      const parties = await addMissing(facts.parties, signal, (party) => addParty(tx, party));
      const agreements = await addMissing(facts.agreements, signal, (agreement) =>
        addAgreement(tx, agreement, facts.sources),
      );
      return { parties, agreements };
    },
    { timeout: SEED_TIMEOUT_MS, maxWait: SEED_TIMEOUT_MS },
  );
}

async function addMissing<Fact>(
  facts: readonly Fact[],
  signal: AbortSignal,
  add: (fact: Fact) => Promise<boolean>,
) {
  let added = 0;
  for (const fact of facts) {
    signal.throwIfAborted();
    if (await add(fact)) added += 1;
  }
  return { added, present: facts.length - added };
}

async function addParty(tx: Transaction, { host, ...party }: PartyFact): Promise<boolean> {
  if (await tx.party.findUnique({ where: { slug: party.slug }, select: { id: true } })) return false;
  await registerParty(tx, { ...party, isHost: host });
  return true;
}

async function addAgreement(tx: Transaction, fact: AgreementFact, sources: Sources): Promise<boolean> {
  if (await tx.agreement.findUnique({ where: { slug: fact.slug }, select: { id: true } })) return false;
  const { slug, title, asPrinted, correction, supplements, possibleDuplicateOf } = fact;
  const listedBy = fact.events
    .filter(({ kind }) => kind === 'LISTED')
    .map(({ source }) => sourceOf(sources, source));
  const id = await recordAgreement(tx, {
    slug,
    title,
    partners: [fact.partner],
    sources: listedBy,
    titleInSource: asPrinted,
    note: correction,
    ...(supplements === null ? {} : { supplements }),
    ...(possibleDuplicateOf === null ? {} : { possibleDuplicateOf }),
  });
  for (const [source, description] of descriptionsBySource(fact)) {
    await describeAgreement(tx, id, { ...description, sources: [sourceOf(sources, source)] });
  }
  const partyIds = await partyIdsOf(tx, fact);
  await recordEvents(
    tx,
    id,
    fact.events.map(({ kind, date, party, source, basis, disputed }) => ({
      kind,
      on: date,
      partyId: party === null ? null : (partyIds.get(party) ?? null),
      basis,
      disputed,
      sources: [sourceOf(sources, source)],
    })),
  );
  return true;
}

interface DescriptionOfSource {
  kind?: AgreementKind;
  scopes?: { kind: ScopeKind; note: null }[];
}

/** What each source tells of the agreement: one source, one event. */
function descriptionsBySource({ kind, kindSource, scopes }: AgreementFact): Map<string, DescriptionOfSource> {
  const descriptions = new Map<string, DescriptionOfSource>();
  if (kind !== null && kindSource !== null) descriptions.set(kindSource, { kind });
  for (const scope of scopes) {
    const description = descriptions.get(scope.source) ?? {};
    description.scopes = [...(description.scopes ?? []), { kind: scope.kind, note: null }];
    descriptions.set(scope.source, description);
  }
  return descriptions;
}

async function partyIdsOf(tx: Transaction, { events }: AgreementFact): Promise<Map<string, string>> {
  const slugs = events.map(({ party }) => party).filter((slug) => slug !== null);
  const parties = await tx.party.findMany({
    where: { slug: { in: slugs } },
    select: { id: true, slug: true },
  });
  return new Map(parties.map(({ id, slug }) => [slug, id]));
}

type Sources = ReadonlyMap<string, NewSource>;

function sourceOf(sources: Sources, id: string): NewSource {
  const source = sources.get(id);
  if (!source) throw new Error(`prisma/data cites the source "${id}", which sources.json does not hold.`);
  return source;
}

const sourceFact = z.strictObject({
  id: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  note: z.string().nullable().default(null),
});

const partyFact = z.strictObject({
  slug: z.string(),
  name: z.string(),
  acronym: z.string().nullable(),
  category: z.enum(PartyCategory).nullable(),
  host: z.boolean(),
  aliases: z.array(z.string()),
  parent: z.string().nullable(),
  country: z.string().nullable(),
});

const agreementFact = z.strictObject({
  number: z.int(),
  slug: z.string(),
  asPrinted: z.string(),
  title: z.string(),
  category: z.enum(PartyCategory),
  partner: z.string(),
  supplements: z.string().nullable(),
  scopes: z.array(z.strictObject({ kind: z.enum(ScopeKind), source: z.string() })),
  events: z.array(
    z.strictObject({
      kind: z.enum(EventKind),
      date: z.string(),
      party: z.string().nullable(),
      source: z.string(),
      basis: z.enum(EvidenceBasis).nullable().default(null),
      disputed: z.boolean().default(false),
    }),
  ),
  correction: z.string().nullable(),
  possibleDuplicateOf: z.string().nullable(),
  kind: z.enum(AgreementKind).nullable(),
  kindSource: z.string().nullable(),
});

type PartyFact = z.infer<typeof partyFact>;
type AgreementFact = z.infer<typeof agreementFact>;

async function readFacts(directory: string) {
  const [sources, parties, agreements] = await Promise.all([
    readRecords(directory, 'sources.json', sourceFact),
    readRecords(directory, 'parties.json', partyFact),
    readRecords(directory, 'agreements.json', agreementFact),
  ]);
  return { sources: new Map(sources.map(({ id, ...source }) => [id, source] as const)), parties, agreements };
}

async function readRecords<Fact>(directory: string, name: string, record: z.ZodType<Fact>): Promise<Fact[]> {
  const parsed = z.array(record).safeParse(JSON.parse(await readFile(join(directory, name), 'utf8')));
  if (!parsed.success)
    throw new Error(`prisma/data/${name} is not as expected: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
