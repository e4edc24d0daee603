// What the page asks of the registry. Each answer comes whole: lists are read to their ends.
import { createClient, type PartnersListQuery } from '../../index.ts';

export const url: string = import.meta.env.CONCORDAT_URL || 'http://127.0.0.1:4000/graphql';

const client = createClient({ url });

export type Partner = PartnersListQuery['partners']['nodes'][number];
export type Agreement = NonNullable<Awaited<ReturnType<typeof getAgreement>>>;
export type Standing = NonNullable<Awaited<ReturnType<typeof getStanding>>>;
export type Happening = Agreement['happenings'][number];

export function listPartners(signal: AbortSignal): Promise<Partner[]> {
  const orderBy = [{ field: 'NAME', direction: 'ASC' }] as const;
  return toArray(client.partners.list({ orderBy, first: 100 }, { signal }));
}

/** How many agreements there are of each status today. */
export async function countByStatus(signal: AbortSignal) {
  const { status } = await client.agreements.facets({}, { signal }).orThrow();
  return status.filter(({ count }) => count > 0);
}

/** A partner with all of its agreements; null where there is none of that name. */
export async function getPartner(slug: string, signal: AbortSignal) {
  const partner = await client.partners.get(slug, { signal }).orThrow();
  return (
    partner && { ...partner, agreements: await toArray(client.partners.agreements(slug, {}, { signal })) }
  );
}

/** An agreement with its timeline; null where there is none of that name, or none that everybody may see. */
export async function getAgreement(slug: string, signal: AbortSignal) {
  const agreement = await client.agreements.get(slug, { signal }).orThrow();
  return (
    agreement && { ...agreement, happenings: await toArray(client.agreements.events(slug, {}, { signal })) }
  );
}

/** What held of an agreement on a day. */
export function getStanding(slug: string, on: string, signal: AbortSignal) {
  return client.agreements.asOf(slug, on, { signal }).orThrow();
}

async function toArray<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}
