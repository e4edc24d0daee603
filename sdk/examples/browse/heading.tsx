import { useEffect } from 'react';

/** What the page is about now, in the page and in the window's title. */
export function Heading({ text }: { readonly text: string }) {
  useEffect(() => {
    document.title = `${text} – Concordat`;
  }, [text]);
  return <h1>{text}</h1>;
}
