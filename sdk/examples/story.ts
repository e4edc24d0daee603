// The life of an agreement, act by act. Days come from the server's answers, so that its clock alone counts.
import type { RefusedFragment } from '../index.ts';
import { type Actor, announce, type Cast, look, readTimeline, say } from './cast.ts';

export interface Names {
  /** The slugs of the two parties. */
  readonly host: string;
  readonly partner: string;
  /** The slugs of the agreement and of the one that takes its place. */
  readonly agreement: string;
  readonly successor: string;
}

const ASSEMBLY = 'General Assembly';

/** Plays the story from the first draft to the end of the successor. */
export async function play(cast: Cast, names: Names): Promise<void> {
  await negotiate(cast, names);
  const signedOn = await sign(cast, names);
  await enterIntoForce(cast, names, signedOn);
  await amend(cast, names, signedOn);
  const replacedOn = await replace(cast, names);
  await end(cast, names, addDay(replacedOn));
  announce('What remains for everyone to read');
  await readTimeline(names.agreement, cast.public);
  await readTimeline(names.successor, cast.public);
}

async function negotiate(cast: Cast, { host, partner, agreement }: Names): Promise<void> {
  announce('The parties negotiate in confidence');
  const { version } = await cast.partner.client.negotiations
    .open({
      slug: agreement,
      title: `Cooperation Agreement with ${partner}`,
      kind: 'COOPERATION_AGREEMENT',
      partners: [partner],
      scopes: [{ kind: 'INFORMATION_EXCHANGE' }, { kind: 'TECHNICAL_ASSISTANCE' }],
      provisions: [{ number: '1', heading: 'Purpose', text: 'The Parties cooperate.' }],
      requiredApprovals: [{ party: host, body: ASSEMBLY }],
    })
    .orThrow();
  say(cast.partner, `I put forward a draft; it also needs the approval of the ${ASSEMBLY} of ${host}.`);
  await look(agreement, cast.public, cast.partner, cast.registrar);

  const provisions = [
    { number: '1', heading: 'Purpose', text: 'The Parties cooperate within their mandates.' },
    { number: '2', heading: 'Confidentiality', text: 'Each Party protects what the other confides to it.' },
  ];
  const revision = { agreement, provisions, expectedVersion: version };
  await cast.registrar.client.negotiations.revise(revision).orThrow();
  say(cast.registrar, 'I revised the draft: an article on confidentiality.');
  await look(agreement, cast.partner);
}

/** Returns the day of the last signature. */
async function sign(cast: Cast, { agreement }: Names): Promise<string> {
  announce('Both sign, and the agreement becomes public');
  await consent(cast.partner, agreement);
  await tryToBringIntoForce(cast.registrar, agreement);
  await look(agreement, cast.public);
  const signedOn = await consent(cast.registrar, agreement);
  await look(agreement, cast.public);
  return getDay(signedOn);
}

async function enterIntoForce(cast: Cast, { agreement, host }: Names, on: string): Promise<void> {
  announce('It is approved and enters into force');
  await tryToBringIntoForce(cast.registrar, agreement);
  const resolution = 'Resolution 1 of the demonstration';
  const approval = { agreement, party: host, body: ASSEMBLY, on, resolution };
  await cast.registrar.client.agreements.recordApproval(approval).orThrow();
  say(cast.registrar, `I recorded the approval of the ${ASSEMBLY}.`);
  await bringIntoForce(cast.registrar, agreement, on);
  await look(agreement, cast.public);
}

async function amend(cast: Cast, { agreement }: Names, effectiveOn: string): Promise<void> {
  announce('They amend what it covers');
  const { id } = await cast.partner.client.amendments
    .propose({
      agreement,
      effectiveOn,
      title: 'Databases instead of training',
      changes: [{ addScope: { kind: 'DATABASE_ACCESS' } }, { removeScope: 'TECHNICAL_ASSISTANCE' }],
    })
    .orThrow();
  say(cast.partner, 'I proposed to add DATABASE_ACCESS and to remove TECHNICAL_ASSISTANCE.');
  await look(agreement, cast.public, cast.registrar);
  for (const actor of [cast.partner, cast.registrar]) {
    await actor.client.amendments.consent({ amendment: id }).orThrow();
    say(actor, 'I consented to the amendment.');
  }
  await look(agreement, cast.public);
}

/** Returns the day on which the successor took the place of the agreement. */
async function replace(cast: Cast, { agreement, successor, partner }: Names): Promise<string> {
  announce('A successor takes its place');
  const terms = {
    slug: successor,
    title: `Second Cooperation Agreement with ${partner}`,
    partners: [partner],
    scopes: [{ kind: 'INFORMATION_EXCHANGE' }, { kind: 'RECIPROCAL_REPRESENTATION' }],
    replaces: agreement,
  } as const;
  await cast.registrar.client.negotiations.open(terms).orThrow();
  say(cast.registrar, `I put forward ${successor}, to replace ${agreement}.`);
  await look(agreement, cast.public);
  await consent(cast.registrar, successor);
  const on = getDay(await consent(cast.partner, successor));
  await bringIntoForce(cast.registrar, successor, on);
  await look(agreement, cast.public);
  await look(successor, cast.public);
  return on;
}

async function end(cast: Cast, { successor }: Names, on: string): Promise<void> {
  announce('They end the successor by consent');
  const proposal = { agreement: successor, on, reason: 'The demonstration is over.' };
  await cast.partner.client.terminations.propose(proposal).orThrow();
  say(cast.partner, `I proposed to end ${successor} on ${on}.`);
  await look(successor, cast.public);
  for (const actor of [cast.partner, cast.registrar]) {
    await actor.client.terminations.consent({ agreement: successor }).orThrow();
    say(actor, 'I consented to the end.');
  }
  await look(successor, cast.public);
}

/** Returns the day of the last signature once everyone has signed, and null before. */
async function consent(actor: Actor, agreement: string): Promise<string | null> {
  const { signedOn, status, awaiting } = await actor.client.negotiations.consent({ agreement }).orThrow();
  const open = awaiting.map(({ slug }) => slug).join(' and ');
  say(actor, `I signed ${agreement}, which is ${status}${open && ` and awaits ${open}`}.`);
  return signedOn;
}

async function bringIntoForce(actor: Actor, agreement: string, on: string): Promise<void> {
  const { inForceOn, status } = await actor.client.agreements.bringIntoForce({ agreement, on }).orThrow();
  say(actor, `I brought ${agreement} into force on ${inForceOn}: ${status}.`);
}

async function tryToBringIntoForce(actor: Actor, agreement: string): Promise<void> {
  const result = await actor.client.agreements.bringIntoForce({ agreement });
  if (result.kind !== 'domain') throw new Error('It was to be refused, and was not.');
  say(actor, `I tried to bring it into force too early. ${explain(result.error.refusal)}`);
}

function explain(refusal: RefusedFragment): string {
  switch (refusal.__typename) {
    case 'ConsentMissingError':
      return `${refusal.__typename}: ${refusal.awaiting.map(({ slug }) => slug).join(' and ')} must consent.`;
    case 'ApprovalMissingError':
      return `${refusal.__typename}: ${refusal.missing.map(({ party, body }) => `${body} of ${party.slug}`).join(' and ')} must approve.`;
    default:
      throw new Error(`A missing consent or approval was expected, and not: ${refusal.message}`);
  }
}

function getDay(day: string | null): string {
  if (day === null) throw new Error('Everyone has signed, and yet the agreement has no day of signature.');
  return day;
}

function addDay(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
