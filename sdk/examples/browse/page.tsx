import { useEffect, useRef } from 'react';
import { AgreementView } from './agreement.tsx';
import { Answer } from './answer.tsx';
import { Heading } from './heading.tsx';
import { HOME, Link, usePlace } from './location.tsx';
import { PartnerView } from './partner.tsx';
import { PartnerList } from './partners.tsx';
import { countByStatus } from './registry.ts';
import { say } from './words.ts';

export function Page() {
  const place = usePlace();
  const { partner, agreement, on } = place;
  const main = useMoveTo(`${partner} ${agreement}`);
  return (
    <>
      <header>
        <Link to={HOME}>Concordat</Link>
        <p>Who agreed what with whom, since when, and on which evidence</p>
      </header>
      <div className={partner || agreement ? 'columns chosen' : 'columns'}>
        <nav aria-label="Partners">
          <PartnerList chosen={partner} />
        </nav>
        <main ref={main} tabIndex={-1}>
          {agreement ? (
            <AgreementView key={agreement} slug={agreement} partner={partner} on={on} />
          ) : partner ? (
            <PartnerView key={partner} slug={partner} />
          ) : (
            <Welcome />
          )}
        </main>
      </div>
    </>
  );
}

function Welcome() {
  return (
    <>
      <Heading text="The registry today" />
      <Answer ask={countByStatus}>
        {(counts) => (
          <dl className="counts">
            {counts.map(({ value, count }) => (
              <div key={value}>
                <dt>{say(value)}</dt>
                <dd>{count}</dd>
              </div>
            ))}
          </dl>
        )}
      </Answer>
      <p>Choose a partner to see what was agreed with it.</p>
    </>
  );
}

/** Takes whoever goes on by keyboard or by ear to what has changed. */
function useMoveTo(what: string) {
  const element = useRef<HTMLElement>(null);
  const shown = useRef(what);
  useEffect(() => {
    if (shown.current === what) return;
    shown.current = what;
    element.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [what]);
  return element;
}
