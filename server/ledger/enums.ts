import * as stored from '../db/generated/prisma/enums.ts';
import { builder } from '../graphql/builder.ts';

export const EvidenceBasis = builder.enumType('EvidenceBasis', {
  description: 'How the day of an event follows from its sources.',
  values: {
    [stored.EvidenceBasis.STATED]: { description: 'A source says so itself.' },
    [stored.EvidenceBasis.DERIVED]: {
      description: 'It is concluded from what a source says, such as the day of a report.',
    },
  },
});

export const EventKind = builder.enumType('EventKind', {
  description: 'What an event tells.',
  values: {
    SIGNED: { description: 'A party signed; every party did where none is named.' },
    APPROVED: { description: 'A body of a party approved.' },
    ENTERED_INTO_FORCE: { description: 'The agreement entered into force.' },
    LISTED: { description: 'A source lists it among the agreements that exist, so it is in force by then.' },
    REPORTED_IN_FORCE: { description: 'A source reports that it is in force by then.' },
    SUSPENDED: { description: 'Its operation was suspended.' },
    RESUMED: { description: 'A suspension ended.' },
    TERMINATED: { description: 'It ended by notice or by consent of all.' },
    EXPIRED: { description: 'Its term ran out.' },
    REPLACED: { description: 'Its successor entered into force.' },
    NEGOTIATION_MANDATED: { description: 'A body authorised its negotiation.' },
    NEGOTIATION_CONCLUDED: { description: 'The negotiators agreed on the text.' },
    OPENED_FOR_SIGNATURE: { description: 'It was opened for signature.' },
    SUBMITTED_FOR_APPROVAL: { description: 'It was put before a body for approval.' },
    PRELIMINARY_UNDERSTANDING: { description: 'The parties reached an understanding that preceded it.' },
    INTERIM_IN_FORCE: { description: 'Another, earlier instrument was in force in the interim.' },
    SUPPLEMENTED: { description: 'The parties supplemented it, for instance by an exchange of letters.' },
    REVIEWED: { description: 'The parties reviewed how it works.' },
    NEGOTIATION_OPENED: { description: 'A negotiation was opened in this registry.' },
    DRAFT_REVISED: { description: 'A party put forward a new draft.' },
    DRAFT_WITHDRAWN: { description: 'A party withdrew the draft, which ends the negotiation.' },
    CONSENTED: { description: 'A party consented to the draft.' },
    AMENDMENT_PROPOSED: { description: 'A party proposed an amendment.' },
    AMENDMENT_CONSENTED: { description: 'A party consented to an amendment.' },
    AMENDMENT_AGREED: { description: 'Every party has consented to an amendment.' },
    AMENDMENT_DECLINED: { description: 'A party declined an amendment.' },
    AMENDMENT_WITHDRAWN: { description: 'The party that proposed an amendment withdrew it.' },
    NOTICE_GIVEN: { description: 'A party gave notice.' },
    TERMINATION_PROPOSED: { description: 'A party proposed to end the agreement by consent.' },
    TERMINATION_CONSENTED: { description: 'A party consented to ending it.' },
    RENEWED: { description: 'Its term was renewed.' },
    DESCRIBED: { description: 'A source describes it: its title, parties, kind or scopes.' },
    CORRECTED: { description: 'Corrects an earlier event, which stays in the ledger.' },
    RETRACTED: { description: 'Takes an earlier event back, which stays in the ledger.' },
    PARTY_REGISTERED: { description: 'A party was entered in the registry.' },
    PARTY_UPDATED: { description: "A party's entry was changed." },
  } satisfies Record<stored.EventKind, { description: string }>,
});
