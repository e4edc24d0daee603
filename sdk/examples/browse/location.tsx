// What is shown stands in the address, so that it can be bookmarked, sent and gone back from.
import { type MouseEvent, type ReactNode, useSyncExternalStore } from 'react';

export interface Place {
  readonly partner: string | null;
  readonly agreement: string | null;
  /** The day to answer for, as `2026-11-24`; null for today. */
  readonly on: string | null;
}

export const HOME: Place = { partner: null, agreement: null, on: null };

const MOVED = 'moved';

export function usePlace(): Place {
  return readPlace(useSyncExternalStore(listen, () => window.location.search));
}

/** Goes somewhere, and remembers where one was, unless it is only to be replaced. */
export function goTo(place: Place, { replace = false } = {}): void {
  if (replace) window.history.replaceState(null, '', hrefOf(place));
  else window.history.pushState(null, '', hrefOf(place));
  window.dispatchEvent(new Event(MOVED));
}

interface LinkProps {
  readonly to: Place;
  readonly children: ReactNode;
  readonly isCurrent?: boolean;
}

/** A link within the page; with a key held it opens elsewhere, as every link does. */
export function Link({ to, children, isCurrent = false }: LinkProps) {
  function follow(event: MouseEvent): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goTo(to);
  }
  return (
    <a href={hrefOf(to)} onClick={follow} aria-current={isCurrent ? 'true' : undefined}>
      {children}
    </a>
  );
}

function listen(onChange: () => void): () => void {
  for (const name of ['popstate', MOVED]) window.addEventListener(name, onChange);
  return () => {
    for (const name of ['popstate', MOVED]) window.removeEventListener(name, onChange);
  };
}

function readPlace(search: string): Place {
  const params = new URLSearchParams(search);
  return { partner: params.get('partner'), agreement: params.get('agreement'), on: params.get('on') };
}

function hrefOf(place: Place): string {
  const given = Object.entries(place).filter(([, value]) => value !== null);
  const search = new URLSearchParams(given).toString();
  return window.location.pathname + (search && `?${search}`);
}
