import { useState } from 'react';
import { Answer } from './answer.tsx';
import { HOME, Link } from './location.tsx';
import { listPartners, type Partner } from './registry.ts';
import { say } from './words.ts';

interface Props {
  readonly chosen: string | null;
}

export function PartnerList({ chosen }: Props) {
  return <Answer ask={listPartners}>{(partners) => <Found partners={partners} chosen={chosen} />}</Answer>;
}

function Found({ partners, chosen }: Props & { readonly partners: readonly Partner[] }) {
  const [text, setText] = useState('');
  const found = partners.filter((partner) => isCalled(partner, text));
  const categories = [...new Set(found.map(({ category }) => category))];
  return (
    <>
      <label htmlFor="text">Find a partner</label>
      <input id="text" type="search" value={text} onChange={(event) => setText(event.target.value)} />
      <p role="status">
        {found.length} of {partners.length} partners
      </p>
      {categories.sort().map((category) => (
        <section key={category}>
          <h2>{say(category)}</h2>
          <ul>
            {found
              .filter((partner) => partner.category === category)
              .map(({ slug, name }) => (
                <li key={slug}>
                  <Link to={{ ...HOME, partner: slug }} isCurrent={slug === chosen}>
                    {name}
                  </Link>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function isCalled({ name, acronym, aliases }: Partner, text: string): boolean {
  return [name, acronym ?? '', ...aliases].some((each) => fold(each).includes(fold(text.trim())));
}

/** Without case and accents, which a search must not depend on. */
const fold = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
