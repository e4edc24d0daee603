// Random acts: each takes a handful of numbers and makes of them an input that is often refused and sometimes not.
import fc from 'fast-check';
import { bringIntoForce } from '../../../server/agreement/service/bring-into-force.ts';
import { consentToAgreement } from '../../../server/agreement/service/consent-to-agreement.ts';
import { consentToTermination } from '../../../server/agreement/service/consent-to-termination.ts';
import { correctEvent } from '../../../server/agreement/service/correct-event.ts';
import { describeAgreement } from '../../../server/agreement/service/describe-agreement.ts';
import { giveNotice } from '../../../server/agreement/service/give-notice.ts';
import { proposeTermination } from '../../../server/agreement/service/propose-termination.ts';
import { recordApproval } from '../../../server/agreement/service/record-approval.ts';
import { recordEvent } from '../../../server/agreement/service/record-event.ts';
import { renewAgreement } from '../../../server/agreement/service/renew-agreement.ts';
import { resumeAgreement } from '../../../server/agreement/service/resume-agreement.ts';
import { reviseDraft } from '../../../server/agreement/service/revise-draft.ts';
import { suspendAgreement } from '../../../server/agreement/service/suspend-agreement.ts';
import { withdrawDraft } from '../../../server/agreement/service/withdraw-draft.ts';
import { consentToAmendment } from '../../../server/amendment/service/consent-to-amendment.ts';
import { declineAmendment } from '../../../server/amendment/service/decline-amendment.ts';
import { proposeAmendment } from '../../../server/amendment/service/propose-amendment.ts';
import { withdrawAmendment } from '../../../server/amendment/service/withdraw-amendment.ts';
import type { Principal } from '../../../server/auth/principal.ts';
import type { AgreementStatus } from '../../../server/db/generated/prisma/enums.ts';
import { addDays, addMonths, type Day } from '../../../server/ledger/day.ts';
import type { Act, RawInput } from '../../../server/ledger/write.ts';

/** What an act is made of. The numbers choose among whatever there is at the time. */
export interface Move {
  /** Whether anybody tries anything, rather than somebody what the state allows. */
  readonly wild: boolean;
  readonly verb: number;
  readonly actor: number;
  readonly target: number;
  readonly pick: number;
  /** Days from today. */
  readonly day: number;
}

export interface Target {
  readonly slug: string;
  readonly status: AgreementStatus;
  readonly parties: readonly string[];
  readonly proposalIds: readonly string[];
  /** Whether somebody has proposed to end it. */
  readonly isEnding: boolean;
  /** The kinds and numbers of the terms that go on. */
  readonly terms: readonly string[];
}

/** What the acts of a run are about, and who acts: the registrar first. */
export interface Scene {
  readonly targets: readonly [Target, ...Target[]];
  readonly actors: readonly [Principal, ...Principal[]];
  readonly amendmentIds: readonly string[];
  readonly eventIds: readonly string[];
}

interface Choice extends Move {
  readonly scene: Scene;
  readonly on: Day;
  readonly amendment: string;
  readonly terms: readonly string[];
  /** What most inputs have. */
  readonly input: RawInput;
}

type Verb = (act: Act, choice: Choice) => Promise<string>;

const SCOPES = ['DATABASE_ACCESS', 'TECHNICAL_ASSISTANCE', 'RECIPROCAL_REPRESENTATION'];
const FACTS = [
  'LISTED',
  'SIGNED',
  'ENTERED_INTO_FORCE',
  'SUSPENDED',
  'RESUMED',
  'TERMINATED',
  'REVIEWED',
  'REPLACED',
  'APPROVED',
];
const SOURCES = [{ title: 'A source' }];

const NOTHING = '00000000-0000-4000-8000-000000000000';

const among = <Each>(choices: readonly [Each, ...Each[]], pick: number): Each =>
  choices[pick % choices.length] ?? choices[0];
const textAmong = (choices: readonly string[], pick: number): string =>
  among([choices[0] ?? NOTHING, ...choices.slice(1)], pick);
const dayOrNone = ({ pick, on }: Choice) => (pick % 2 === 0 ? { on } : {});

/** Changes that fit the terms that go on, more often than not. */
function changes({ pick, terms }: Choice): object[] {
  const scope = textAmong(SCOPES, pick);
  const number = String(1 + (pick % 2));
  const provision = { number, text: `Wording ${pick}` };
  const ofScope = terms.includes(scope) ? { removeScope: scope } : { addScope: { kind: scope } };
  const onProvision = pick % 3 === 0 ? { removeProvision: number } : { replaceProvision: provision };
  const ofProvision = terms.includes(number) ? onProvision : { addProvision: provision };
  return [[ofScope], [ofProvision], [ofScope, ofProvision], [{ addProvision: provision }]][pick % 4] ?? [];
}

const VERBS = {
  reviseDraft: (act, { input, pick }) => reviseDraft(act, { ...input, title: `Title ${pick}` }),
  withdrawDraft: (act, { input }) => withdrawDraft(act, input),
  consentToAgreement: (act, choice) => consentToAgreement(act, { ...choice.input, ...dayOrNone(choice) }),
  recordApproval: (act, { input, on, wild }) =>
    recordApproval(act, { ...input, ...(wild ? {} : { party: 'interpol' }), body: 'Board', on }),
  bringIntoForce: (act, choice) => bringIntoForce(act, { ...choice.input, ...dayOrNone(choice) }),
  proposeAmendment: (act, choice) =>
    proposeAmendment(act, { ...choice.input, effectiveOn: choice.on, changes: changes(choice) }),
  consentToAmendment: (act, choice) =>
    consentToAmendment(act, { ...choice.input, amendment: choice.amendment, ...dayOrNone(choice) }),
  declineAmendment: (act, choice) => declineAmendment(act, { ...choice.input, amendment: choice.amendment }),
  withdrawAmendment: (act, choice) =>
    withdrawAmendment(act, { ...choice.input, amendment: choice.amendment }),
  suspend: (act, { input, on }) => suspendAgreement(act, { ...input, on, reason: 'A reason' }),
  resume: (act, { input, on }) => resumeAgreement(act, { ...input, on }),
  giveNotice: (act, { input, on, pick }) =>
    giveNotice(act, { ...input, on, effectiveOn: addDays(addMonths(on, 1), (pick % 40) - 5) }),
  renew: (act, { input, on, pick }) => renewAgreement(act, { ...input, until: addMonths(on, pick % 12) }),
  proposeTermination: (act, { input, on }) => proposeTermination(act, { ...input, on }),
  consentToTermination: (act, choice) => consentToTermination(act, { ...choice.input, ...dayOrNone(choice) }),
  recordEvent: (act, { input, on, pick }) =>
    recordEvent(act, {
      ...input,
      kind: textAmong(FACTS, pick),
      on,
      sources: SOURCES,
      disputed: pick % 7 === 0,
    }),
  correctEvent: (act, { scene, pick, on }) =>
    correctEvent(act, {
      event: textAmong(scene.eventIds, pick),
      note: 'A note',
      ...(pick % 2 === 0 ? { on } : { retract: true }),
    }),
  describe: (act, { input, pick }) =>
    describeAgreement(act, { ...input, scopes: [{ kind: textAmong(SCOPES, pick) }], sources: SOURCES }),
} satisfies Record<string, Verb>;

type VerbName = keyof typeof VERBS;

const ALL = Object.keys(VERBS).filter((name): name is VerbName => name in VERBS);
const EVIDENCE: readonly VerbName[] = ['recordEvent', 'recordEvent', 'correctEvent', 'describe'];
const AMENDMENT: readonly VerbName[] = ['consentToAmendment', 'consentToAmendment', 'consentToAmendment'];

/** What can be changed, and first of all what others wait for. */
function changing({ proposalIds, isEnding }: Target): readonly VerbName[] {
  return [
    'proposeAmendment',
    'proposeAmendment',
    ...(proposalIds.length === 0
      ? []
      : ([...AMENDMENT, ...AMENDMENT, 'declineAmendment', 'withdrawAmendment'] as const)),
    isEnding ? 'consentToTermination' : 'proposeTermination',
  ];
}

const CONSENTS: readonly VerbName[] = ['consentToAgreement', 'consentToAgreement', 'consentToAgreement'];

/** What is worth trying in a state, more often what others wait for. */
function worthTrying(target: Target): readonly VerbName[] {
  const changes = changing(target);
  const worth: Readonly<Partial<Record<AgreementStatus, readonly VerbName[]>>> = {
    NEGOTIATING: [...CONSENTS, ...CONSENTS, 'recordApproval', 'recordApproval', 'reviseDraft'],
    SIGNED: [...changes, 'bringIntoForce', 'bringIntoForce', 'bringIntoForce', 'recordApproval'],
    IN_FORCE: [...changes, ...changes, ...changes, 'suspend', 'renew', 'giveNotice', ...EVIDENCE],
    SUSPENDED: [...changes, 'resume', 'resume', 'resume', 'renew'],
    UNKNOWN: [...changes, ...EVIDENCE, 'recordApproval', 'giveNotice'],
  };
  return worth[target.status] ?? [...ALL, ...EVIDENCE, ...EVIDENCE];
}

export const move: fc.Arbitrary<Move> = fc.record({
  wild: fc.constantFrom(true, false, false, false, false),
  verb: fc.nat(9999),
  actor: fc.nat(99),
  target: fc.nat(99),
  pick: fc.nat(9999),
  day: fc.integer({ min: -40, max: 40 }),
});

/** Who does what: a wild move is anybody's, another is the registrar's on behalf of a party. */
export function cast(scene: Scene, moved: Move): { principal: Principal; verb: VerbName } {
  const worth = moved.wild ? ALL : worthTrying(among(scene.targets, moved.target));
  const verb = worth[moved.verb % worth.length] ?? 'reviseDraft';
  return { principal: moved.wild ? among(scene.actors, moved.actor) : scene.actors[0], verb };
}

/** Makes an act of a move and performs it. */
export function perform(act: Act, scene: Scene, moved: Move, verb: VerbName): Promise<string> {
  const { wild, target, pick, day } = moved;
  const { slug, parties, proposalIds, terms } = among(scene.targets, target);
  const named = textAmong(parties, Math.floor(pick / 7));
  const isPast = !wild && /^consent|^recordApproval/.test(verb);
  const choice = {
    ...moved,
    scene,
    terms,
    on: addDays(act.today, isPast ? -Math.abs(day) : day),
    amendment: textAmong(wild ? scene.amendmentIds : proposalIds, pick),
    input: {
      agreement: slug,
      ...(wild && pick % 2 === 0 ? {} : { party: named }),
      ...(wild && pick % 5 === 0 ? { expectedVersion: pick % 12 } : {}),
    },
  };
  return VERBS[verb](act, choice);
}
