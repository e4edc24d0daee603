import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seed } from '../../prisma/seed.ts';
import { appendEvent } from '../../server/ledger/append.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';

const DATA = join(import.meta.dirname, '../../prisma/data');

interface AgreementFact {
  readonly slug: string;
  readonly title: string;
  readonly asPrinted: string;
  readonly category: string;
  readonly partner: string;
  readonly kind: string | null;
  readonly supplements: string | null;
  readonly possibleDuplicateOf: string | null;
  readonly scopes: readonly { readonly kind: string; readonly source: string }[];
  readonly events: readonly {
    readonly kind: string;
    readonly date: string;
    readonly party: string | null;
    readonly source: string;
    readonly basis?: string;
    readonly disputed?: boolean;
  }[];
}

const read = async <Fact>(name: string): Promise<Fact[]> =>
  JSON.parse(await readFile(join(DATA, name), 'utf8'));

let database: TestDatabase;
let facts: AgreementFact[];

beforeAll(async () => {
  database = await createTestDatabase('seeded');
  facts = await read<AgreementFact>('agreements.json');
});

afterAll(() => database.close());

/** A digest of every row of every table, with the transaction that wrote it. */
async function contents({ sql }: TestDatabase): Promise<Record<string, unknown>> {
  const tables = await sql(`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`);
  const digests: Record<string, unknown> = {};
  for (const { tablename } of tables) {
    const [row] = await sql(
      `SELECT count(*)::INTEGER, md5(string_agg(t.xmin::TEXT || t::TEXT, '' ORDER BY t::TEXT)) FROM "${tablename}" t`,
    );
    digests[String(tablename)] = row;
  }
  return digests;
}

describe('seeding a second time', () => {
  test('changes no row of any table, and says that all was present', async () => {
    const before = await contents(database);
    const report = await seed(database.db, DATA);

    expect(report).toEqual({ parties: { added: 0, present: 68 }, agreements: { added: 0, present: 77 } });
    expect(await contents(database)).toEqual(before);
    expect(before).toMatchObject({
      agreement: { count: 77 },
      party: { count: 68 },
      agreement_party: { count: 154 },
    });
  });

  test("leaves a registrar's work as it is, and adds what the folder holds beside it", async () => {
    const own = await createTestDatabase('empty');
    const folder = await mkdtemp(join(tmpdir(), 'concordat-seed-'));
    try {
      await cp(DATA, folder, { recursive: true });
      await writeFile(join(folder, 'agreements.json'), JSON.stringify(facts.slice(0, 1)));
      expect((await seed(own.db, folder)).agreements).toEqual({ added: 1, present: 0 });
      await own.db.$transaction(async (tx) => {
        const where = { slug: 'un-cooperation' };
        const { id } = await tx.agreement.update({ where, data: { title: 'Renamed' }, select: { id: true } });
        await appendEvent(tx, {
          kind: 'DESCRIBED',
          agreementId: id,
          details: { title: 'Renamed', partners: ['un'] },
        });
      });

      await writeFile(join(folder, 'agreements.json'), JSON.stringify(facts.slice(0, 3)));
      expect(await seed(own.db, folder)).toEqual({
        parties: { added: 0, present: 68 },
        agreements: { added: 2, present: 1 },
      });
      expect(await own.db.agreement.findUnique({ where: { slug: 'un-cooperation' } })).toMatchObject({
        title: 'Renamed',
      });
    } finally {
      await rm(folder, { recursive: true });
      await own.close();
    }
  });

  test('stores nothing at all where one fact cannot be stored', async () => {
    const own = await createTestDatabase('empty');
    const folder = await mkdtemp(join(tmpdir(), 'concordat-seed-'));
    try {
      await cp(DATA, folder, { recursive: true });
      const orphan = { ...facts[1], slug: 'orphan', partner: 'nobody' };
      await writeFile(join(folder, 'agreements.json'), JSON.stringify([facts[0], orphan]));

      await expect(seed(own.db, folder)).rejects.toThrow();
      expect(await own.db.party.count()).toBe(0);
    } finally {
      await rm(folder, { recursive: true });
      await own.close();
    }
  });
});

describe('the registry', () => {
  const rows = () =>
    database.db.agreement.findMany({
      include: {
        parties: { orderBy: { position: 'asc' }, include: { party: true } },
        scopes: { include: { event: { include: { sources: { include: { source: true } } } } } },
        events: {
          where: { kind: { not: 'DESCRIBED' } },
          orderBy: { position: 'asc' },
          include: { party: true, sources: { include: { source: true } } },
        },
        supplements: true,
        possibleDuplicateOf: true,
      },
    });

  test('holds of each agreement what its sources tell, and nothing more', async () => {
    const sources = await read<{ id: string; title: string; url: string | null }>('sources.json');
    const citation = (id: string) =>
      sources.filter((source) => source.id === id).map(({ title, url }) => ({ title, url }));
    const cited = (of: readonly { source: { title: string; url: string | null } }[]) =>
      of.map(({ source: { title, url } }) => ({ title, url }));

    const stored = (await rows()).map((agreement) => ({
      slug: agreement.slug,
      title: agreement.title,
      titleInSource: agreement.titleInSource,
      category: agreement.category,
      kind: agreement.kind,
      parties: agreement.parties.map(({ role, party }) => [role, party.slug]),
      supplements: agreement.supplements?.slug ?? null,
      possibleDuplicateOf: agreement.possibleDuplicateOf?.slug ?? null,
      replacesId: agreement.replacesId,
      scopes: agreement.scopes
        .map(({ kind, since, until, event }) => ({ kind, since, until, sources: cited(event.sources) }))
        .sort(byKind),
      events: agreement.events.map(({ kind, on, party, basis, disputed, sources: own }) => ({
        ...{ kind, on, basis, disputed },
        party: party?.slug ?? null,
        sources: cited(own),
      })),
    }));

    const told = facts.map((fact) => ({
      slug: fact.slug,
      title: fact.title,
      titleInSource: fact.asPrinted,
      category: fact.category,
      kind: fact.kind,
      parties: [
        ['HOST', 'interpol'],
        ['PARTNER', fact.partner],
      ],
      supplements: fact.supplements,
      possibleDuplicateOf: fact.possibleDuplicateOf,
      replacesId: null,
      scopes: fact.scopes
        .map(({ kind, source }) => ({ kind, since: null, until: null, sources: citation(source) }))
        .sort(byKind),
      events: fact.events.map(({ kind, date, party, basis = null, disputed = false, source }) => ({
        ...{ kind, on: date, basis, disputed, party },
        sources: citation(source),
      })),
    }));
    expect(stored.sort(bySlug)).toEqual(told.sort(bySlug));
  });

  test('has as many gaps as its sources leave', async () => {
    const { agreement, event, consent, amendment, provision, approval, party } = database.db;

    expect(await agreement.count({ where: { signedOn: { not: null } } })).toBe(26);
    expect(await agreement.count({ where: { kind: { not: null } } })).toBe(32);
    expect(await agreement.count({ where: { scopes: { some: {} } } })).toBe(25);
    expect(await agreement.count({ where: { endedOn: { not: null } } })).toBe(0);
    expect(await event.count({ where: { disputed: true } })).toBe(1);
    expect(await event.count({ where: { kind: 'LISTED' } })).toBe(77);
    expect(await event.count({ where: { audience: 'PARTIES' } })).toBe(0);
    expect(await Promise.all([consent.count(), amendment.count(), provision.count()])).toEqual([0, 0, 0]);
    expect(await approval.count()).toBe(
      facts.flatMap(({ events }) => events).filter(isApprovalOfParty).length,
    );
    expect(
      await party.count({ where: { OR: [{ dissolvedOn: { not: null } }, { successorId: { not: null } }] } }),
    ).toBe(0);
  });

  test('takes a day of entry into force from no source but one that states it', async () => {
    const stated = facts.filter(({ events }) => events.some(({ kind }) => kind === 'ENTERED_INTO_FORCE'));
    const dated = await database.db.agreement.findMany({
      where: { inForceOn: { not: null } },
      select: { slug: true },
    });

    expect(dated.map(({ slug }) => slug).sort()).toEqual(stated.map(({ slug }) => slug).sort());
  });
});

const isApprovalOfParty = (event: AgreementFact['events'][number]) =>
  event.kind === 'APPROVED' && event.party !== null && !event.disputed;
const byKind = (one: { kind: string }, other: { kind: string }) => one.kind.localeCompare(other.kind);
const bySlug = (one: { slug: string }, other: { slug: string }) => one.slug.localeCompare(other.slug);
