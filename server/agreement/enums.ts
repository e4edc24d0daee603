import * as stored from '../db/generated/prisma/enums.ts';
import { builder } from '../graphql/builder.ts';

export const ScopeKind = builder.enumType('ScopeKind', {
  description: 'What parties can agree to do together.',
  values: {
    [stored.ScopeKind.INFORMATION_EXCHANGE]: {
      description: 'Exchange information, police data or expertise.',
    },
    [stored.ScopeKind.MUTUAL_INVESTIGATIVE_PROJECTS]: {
      description: 'Run investigations, operations or projects together.',
    },
    [stored.ScopeKind.DATABASE_ACCESS]: {
      description: "Query or feed one party's databases from the other's side.",
    },
    [stored.ScopeKind.RECIPROCAL_REPRESENTATION]: {
      description: "Attend each other's meetings, or second liaison officers.",
    },
    [stored.ScopeKind.TECHNICAL_ASSISTANCE]: { description: 'Train, equip or advise.' },
  },
});

export const AgreementKind = builder.enumType('AgreementKind', {
  description: 'What kind of instrument an agreement is, by its own name.',
  values: {
    [stored.AgreementKind.COOPERATION_AGREEMENT]: { description: 'A general agreement on cooperation.' },
    [stored.AgreementKind.ARRANGEMENT]: { description: 'An arrangement that stands alone.' },
    [stored.AgreementKind.SUPPLEMENTARY_ARRANGEMENT]: {
      description: 'An arrangement under an earlier agreement.',
    },
    [stored.AgreementKind.SPECIAL_ARRANGEMENT]: {
      description: 'An arrangement on one matter, often access to one database.',
    },
    [stored.AgreementKind.ADDITIONAL_PROTOCOL]: { description: 'A protocol to an earlier agreement.' },
    [stored.AgreementKind.MEMORANDUM_OF_UNDERSTANDING]: { description: 'A memorandum of understanding.' },
    [stored.AgreementKind.JOINT_INITIATIVE]: { description: 'A joint initiative.' },
    [stored.AgreementKind.TRAINING_AGREEMENT]: { description: 'An agreement on training.' },
  },
});

export const AgreementOrigin = builder.enumType('AgreementOrigin', {
  description: 'How the registry came to know an agreement.',
  values: {
    [stored.AgreementOrigin.NEGOTIATED]: { description: 'Negotiated in this registry, which saw every act.' },
    [stored.AgreementOrigin.RECORDED]: {
      description: 'Concluded elsewhere and recorded from sources; gaps stay gaps.',
    },
  },
});

export const AgreementStatus = builder.enumType('AgreementStatus', {
  description: 'The state of an agreement on a day. Computed from its events, never typed in.',
  values: {
    [stored.AgreementStatus.NEGOTIATING]: {
      description: 'Its parties negotiate a draft, or have not all consented to it.',
    },
    [stored.AgreementStatus.WITHDRAWN]: { description: 'Its draft was withdrawn before all had consented.' },
    [stored.AgreementStatus.SIGNED]: {
      description: 'Every party has consented; it has not entered into force.',
    },
    [stored.AgreementStatus.IN_FORCE]: { description: 'It is in force; `inForce` is YES.' },
    [stored.AgreementStatus.SUSPENDED]: {
      description: 'It, or the agreement that it supplements, is suspended.',
    },
    [stored.AgreementStatus.TERMINATED]: {
      description: 'It ended by notice, by consent of all, or with its parent.',
    },
    [stored.AgreementStatus.EXPIRED]: { description: 'Its term ran out.' },
    [stored.AgreementStatus.REPLACED]: { description: 'A successor entered into force in its place.' },
    [stored.AgreementStatus.ENDED]: {
      description: 'It ended, and the sources do not tell which of these three ways came first.',
    },
    [stored.AgreementStatus.UNKNOWN]: { description: 'The sources do not tell which of these.' },
  },
});

export const Certainty = builder.enumType('Certainty', {
  description: 'An answer in three-valued logic.',
  values: {
    [stored.Certainty.YES]: {
      description: 'Surely so: every day that the dates can mean gives this answer.',
    },
    [stored.Certainty.NO]: { description: 'Surely not so.' },
    [stored.Certainty.UNKNOWN]: { description: 'The sources leave it open.' },
  },
});

export const PartyRole = builder.enumType('PartyRole', {
  description: "A party's part in an agreement.",
  values: {
    [stored.PartyRole.HOST]: {
      description: 'The organisation whose agreements the registry holds; one in each agreement.',
    },
    [stored.PartyRole.PARTNER]: { description: 'Any other party.' },
  },
});

export const ConsentKind = builder.enumType('ConsentKind', {
  description: 'How a party expressed its consent to be bound.',
  values: {
    [stored.ConsentKind.SIGNATURE]: { description: 'By signing.' },
    [stored.ConsentKind.RATIFICATION]: { description: 'By ratifying, as States do.' },
    [stored.ConsentKind.FORMAL_CONFIRMATION]: {
      description: 'By formal confirmation: ratification in the word of organisations.',
    },
    [stored.ConsentKind.ACCEPTANCE]: { description: 'By acceptance.' },
    [stored.ConsentKind.APPROVAL]: { description: 'By approval as an act of consent, not an internal one.' },
    [stored.ConsentKind.ACCESSION]: { description: 'By joining an agreement that others had concluded.' },
    [stored.ConsentKind.NOTIFICATION]: { description: 'By notifying the other side.' },
  },
});

export const AgreementGap = builder.enumType('AgreementGap', {
  description:
    'A fact that no source of the registry tells of a recorded agreement. One that was negotiated here has no gaps: its acts tell all.',
  values: {
    SIGNED_ON: {
      description:
        'No source tells of its signature. A decade or an upper bound is a date, and so is one that is disputed: no gap.',
    },
    IN_FORCE_ON: {
      description:
        'No source states the day of its entry into force, however coarsely. One that is disputed is no gap.',
    },
    SCOPES: { description: 'No source tells what it covers.' },
    KIND: { description: 'No source tells what kind of instrument it is.' },
    SOURCES: { description: 'None of its events has a source.' },
  } as const,
});
