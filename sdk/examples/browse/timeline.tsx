import { Link, type Place } from './location.tsx';
import type { Happening } from './registry.ts';
import { isDay, say, sayDate } from './words.ts';

interface Props {
  readonly place: Place;
  readonly happenings: readonly Happening[];
}

/** What happened, in the order of days. A day that is known to the day can be chosen. */
export function Timeline({ place, happenings }: Props) {
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">Timeline</h2>
      <ol className="timeline">
        {happenings.map(({ id, on, kind, party, note, disputed, sources }) => (
          <li key={id}>
            <p className="when">
              {isDay(on) ? (
                <Link to={{ ...place, on }} isCurrent={on === place.on}>
                  <time dateTime={on}>{sayDate(on)}</time>
                </Link>
              ) : on === null ? (
                'Undated'
              ) : (
                sayDate(on)
              )}
            </p>
            <div>
              <p>
                <strong>{say(kind)}</strong>
                {party && ` by ${party.name}`}
                {disputed && ' (disputed)'}
              </p>
              {note && <p>{note}</p>}
              <Sources sources={sources} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The documents that tell of something. */
export function Sources({ sources }: Pick<Happening, 'sources'>) {
  return (
    <ul className="sources">
      {sources.map(({ title, url }) => (
        <li key={`${url} ${title}`}>{url && /^https?:/.test(url) ? <a href={url}>{title}</a> : title}</li>
      ))}
    </ul>
  );
}
