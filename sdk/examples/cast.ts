// Who takes part in the story, and how each says what he does and sees.
import type { AgreementsGetQuery, Client } from '../index.ts';

export interface Actor {
  readonly name: 'registrar' | 'partner' | 'public';
  readonly client: Client;
}

export interface Cast {
  /** Keeps the registry, and acts for the host. */
  readonly registrar: Actor;
  /** Acts for the partner alone. */
  readonly partner: Actor;
  /** Has no key. */
  readonly public: Actor;
}

export function announce(act: string): void {
  process.stdout.write(`\n${act}\n`);
}

export function say({ name }: Pick<Actor, 'name'>, text: string): void {
  process.stdout.write(`${`${name}:`.padEnd(10)} ${text}\n`);
}

/** Lets each of them say what an agreement looks like to him. */
export async function look(slug: string, ...actors: readonly Actor[]): Promise<void> {
  for (const actor of actors) {
    const agreement = await actor.client.agreements.get(slug).orThrow();
    say(actor, agreement ? `I see ${describe(agreement)}.` : `I see no agreement "${slug}".`);
  }
}

/** Lets one of them read the timeline of an agreement to its end. */
export async function readTimeline(slug: string, { client, name }: Actor): Promise<void> {
  say({ name }, `the timeline of ${slug}:`);
  for await (const { kind, on, party } of client.agreements.events(slug, { first: 10 })) {
    process.stdout.write(`  ${(on ?? '').padEnd(10)} ${kind}${party ? ` by ${party.slug}` : ''}\n`);
  }
}

type Standing = NonNullable<AgreementsGetQuery['agreement']>;

function describe(standing: Standing): string {
  const { slug, status, signedOn, inForceOn, endedOn, draft, replacedBy } = standing;
  const scopes = standing.scopes.map(({ kind }) => kind);
  const awaiting = standing.awaiting.map((party) => party.slug);
  const amendments = standing.amendments.nodes.map((amendment) =>
    amendment.sequence === null
      ? `an amendment ${amendment.status} for ${amendment.effectiveOn}`
      : `amendment ${amendment.sequence} ${amendment.status} since ${amendment.effectiveOn}`,
  );
  const parts = [
    `${slug}: ${status}`,
    draft && `draft ${draft.number}`,
    awaiting.length > 0 && `awaiting ${awaiting.join(' and ')}`,
    signedOn && `signed on ${signedOn}`,
    inForceOn && `in force on ${inForceOn}`,
    endedOn && `no longer in force on ${endedOn}`,
    scopes.length > 0 && `covering ${scopes.join(' and ')}`,
    ...amendments,
    replacedBy && `replaced by ${replacedBy.slug}`,
  ];
  return parts.filter(Boolean).join(', ');
}
