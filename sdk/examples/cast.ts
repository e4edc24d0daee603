// Who takes part in the story, and how each says what he does and sees.
import {
  AgreementStandingDocument,
  type AgreementStandingQuery,
  AgreementTimelineDocument,
  type AgreementTimelineQuery,
  type Client,
} from '../index.ts';

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
    const { agreement } = await actor.client.query(AgreementStandingDocument, { slug }).orThrow();
    say(actor, agreement ? `I see ${describe(agreement)}.` : `I see no agreement "${slug}".`);
  }
}

/** Lets one of them read the timeline of an agreement to its end. */
export async function readTimeline(slug: string, actor: Actor): Promise<void> {
  say(actor, `the timeline of ${slug}:`);
  let after: string | null = null;
  do {
    const { nodes, pageInfo } = await readEvents(slug, actor, after);
    for (const { kind, on, party } of nodes) {
      process.stdout.write(`  ${(on ?? '').padEnd(10)} ${kind}${party ? ` by ${party.slug}` : ''}\n`);
    }
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
}

type Events = NonNullable<AgreementTimelineQuery['agreement']>['events'];

async function readEvents(slug: string, { client }: Actor, after: string | null): Promise<Events> {
  const { agreement } = await client.query(AgreementTimelineDocument, { slug, first: 10, after }).orThrow();
  if (!agreement) throw new Error(`The agreement "${slug}" was to be read, and is not there.`);
  return agreement.events;
}

type Refusal = { readonly code: string; readonly message: string };

/** What was written. Throws where the server refused to write it. */
export function accepted<Answer extends object>(answer: Answer): Exclude<Answer, Refusal> {
  if (isAccepted(answer)) return answer;
  throw new Error(`The server refused a step of the story: ${'message' in answer ? answer.message : ''}`);
}

function isAccepted<Answer extends object>(answer: Answer): answer is Exclude<Answer, Refusal> {
  return !('message' in answer);
}

type Standing = NonNullable<AgreementStandingQuery['agreement']>;

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
