import { useCallback } from 'react';
import { Answer } from './answer.tsx';
import { Heading } from './heading.tsx';
import { HOME, Link } from './location.tsx';
import { getPartner } from './registry.ts';
import { say, sayDate } from './words.ts';

export function PartnerView({ slug }: { readonly slug: string }) {
  const ask = useCallback((signal: AbortSignal) => getPartner(slug, signal), [slug]);
  return (
    <>
      <p className="back">
        <Link to={HOME}>All partners</Link>
      </p>
      <Answer ask={ask}>
        {(partner) =>
          partner === null ? (
            <Heading text={`There is no partner “${slug}”`} />
          ) : (
            <>
              <Heading text={partner.name} />
              <p>{say(partner.category)}</p>
              {partner.dissolvedOn && <p>Dissolved on {sayDate(partner.dissolvedOn)}</p>}
              <h2>Agreements</h2>
              <Agreements partner={slug} agreements={partner.agreements} />
            </>
          )
        }
      </Answer>
    </>
  );
}

interface AgreementsProps {
  readonly partner: string;
  readonly agreements: NonNullable<Awaited<ReturnType<typeof getPartner>>>['agreements'];
}

function Agreements({ partner, agreements }: AgreementsProps) {
  return (
    <ul className="agreements">
      {agreements.map(({ slug, title, status, signedOn }) => (
        <li key={slug}>
          <Link to={{ ...HOME, partner, agreement: slug }}>{title}</Link>
          <p>
            <span className={`status ${status}`}>{say(status)}</span>{' '}
            {signedOn ? `Signed ${sayDate(signedOn)}` : 'Day of signature not known'}
          </p>
        </li>
      ))}
    </ul>
  );
}
