import { useCallback } from 'react';
import { Answer } from './answer.tsx';
import { goTo, type Place } from './location.tsx';
import { getStanding, type Happening, type Standing } from './registry.ts';
import { Sources } from './timeline.tsx';
import { isDay, say, sayDate, sayMissing, today } from './words.ts';

interface Props {
  readonly place: Place & { readonly agreement: string };
  readonly happenings: readonly Happening[];
}

/** What held of an agreement on the day that is chosen. */
export function DayView({ place, happenings }: Props) {
  const { agreement } = place;
  const on = isDay(place.on) ? place.on : today();
  const ask = useCallback((signal: AbortSignal) => getStanding(agreement, on, signal), [agreement, on]);

  function choose(day: string): void {
    goTo({ ...place, on: day || null }, { replace: true });
  }
  return (
    <section className="day" aria-labelledby="day">
      <h2 id="day">On a day of your choice</h2>
      <p>
        <label htmlFor="on">Day</label>
        <input
          id="on"
          type="date"
          min="0001-01-01"
          max="9999-12-31"
          value={on}
          onChange={(event) => choose(event.target.value)}
        />
      </p>
      <div aria-live="polite">
        <Answer ask={ask}>
          {(standing) => standing && <Held standing={standing} on={on} happenings={happenings} />}
        </Answer>
      </div>
    </section>
  );
}

interface HeldProps {
  readonly standing: Standing;
  readonly on: string;
  readonly happenings: readonly Happening[];
}

function Held({ standing, on, happenings }: HeldProps) {
  const { status, basis } = standing;
  return (
    <>
      <p className="verdict">
        On {sayDate(on)}: <strong className={`status ${status}`}>{say(status)}</strong>
      </p>
      {basis.missing.map((fact) => (
        <p key={fact}>{sayMissing(fact)}</p>
      ))}
      <Scopes scopes={standing.scopes} />
      <Text provisions={standing.provisions} />
      <Evidence basis={basis} happenings={happenings} />
    </>
  );
}

function Scopes({ scopes }: Pick<Standing, 'scopes'>) {
  return (
    <>
      <h3>What it covered</h3>
      {scopes.length === 0 && <p>Nothing that a source tells of.</p>}
      <ul>
        {scopes.map(({ kind, note, certainty }) => (
          <li key={kind}>
            {say(kind)}
            {note && `: ${note}`}
            {certainty !== 'YES' && ' (possibly)'}
          </li>
        ))}
      </ul>
    </>
  );
}

function Text({ provisions }: Pick<Standing, 'provisions'>) {
  if (provisions.length === 0) return null;
  return (
    <>
      <h3>Its text</h3>
      {provisions.map(({ number, heading, text, certainty }) => (
        <article key={`${number} ${text}`}>
          <h4>
            Article {number}
            {heading && `: ${heading}`}
            {certainty !== 'YES' && ' (possibly)'}
          </h4>
          <p>{text}</p>
        </article>
      ))}
    </>
  );
}

/** What decides, each with the documents that tell of it. */
function Evidence({ basis, happenings }: Pick<Standing, 'basis'> & Pick<HeldProps, 'happenings'>) {
  return (
    <>
      <h3>On which evidence</h3>
      {basis.amendments.length > 0 && (
        <p>
          As amended by{' '}
          {basis.amendments
            .map(
              ({ sequence, effectiveOn }) => `amendment ${sequence}, in effect since ${sayDate(effectiveOn)}`,
            )
            .join('; ')}
          .
        </p>
      )}
      {basis.events.length === 0 && <p>None: no source tells of that day.</p>}
      <ul>
        {basis.events.map(({ id, kind, on }) => (
          <li key={id}>
            {say(kind)}
            {on && `, ${sayDate(on)}`}
            <Sources sources={happenings.find((each) => each.id === id)?.sources ?? []} />
          </li>
        ))}
      </ul>
    </>
  );
}
