import { useCallback } from 'react';
import { Answer } from './answer.tsx';
import { DayView } from './day.tsx';
import { Heading } from './heading.tsx';
import { HOME, Link } from './location.tsx';
import { type Agreement, getAgreement } from './registry.ts';
import { Timeline } from './timeline.tsx';
import { say, sayDate } from './words.ts';

interface Props {
  readonly slug: string;
  /** The partner that it was reached from. */
  readonly partner: string | null;
  readonly on: string | null;
}

export function AgreementView({ slug, partner, on }: Props) {
  const ask = useCallback((signal: AbortSignal) => getAgreement(slug, signal), [slug]);
  const place = { partner, agreement: slug, on };
  return (
    <>
      <p className="back">
        <Link to={{ ...HOME, partner }}>{partner ? 'Agreements of this partner' : 'All partners'}</Link>
      </p>
      <Answer ask={ask}>
        {(agreement) =>
          agreement === null ? (
            <Heading text={`There is no agreement “${slug}”`} />
          ) : (
            <>
              <Heading text={agreement.title} />
              <Facts agreement={agreement} />
              <DayView place={place} happenings={agreement.happenings} />
              <Timeline place={place} happenings={agreement.happenings} />
              <p className="citation">{agreement.citation}</p>
            </>
          )
        }
      </Answer>
    </>
  );
}

function Facts({ agreement }: { readonly agreement: Agreement }) {
  const { kind, partners, signedOn, inForceOn, endedOn, supplements, replaces, replacedBy } = agreement;
  const related = { Supplements: supplements, Replaces: replaces, 'Replaced by': replacedBy };
  return (
    <dl className="facts">
      <Fact name="Kind">{say(kind)}</Fact>
      <Fact name="With">
        {partners.map(({ slug, name }) => (
          <Link key={slug} to={{ ...HOME, partner: slug }}>
            {name}
          </Link>
        ))}
      </Fact>
      <Fact name="Signed">{signedOn === null ? 'Not known' : sayDate(signedOn)}</Fact>
      <Fact name="In force since">{inForceOn === null ? 'Not known' : sayDate(inForceOn)}</Fact>
      {endedOn && <Fact name="Ended">{sayDate(endedOn)}</Fact>}
      {Object.entries(related).map(
        ([name, other]) =>
          other && (
            <Fact key={name} name={name}>
              <Link to={{ ...HOME, agreement: other.slug }}>{other.title}</Link>
            </Fact>
          ),
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
