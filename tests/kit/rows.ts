// SQL for rows that the services would never write. Values are SQL; agreements and parties are named by their slugs.

type Columns = Readonly<Record<string, string>>;

export const agreement = (slug: string) => `(SELECT id FROM agreement WHERE slug = '${slug}')`;
export const party = (slug: string) => `(SELECT id FROM party WHERE slug = '${slug}')`;

/** A row of a table, with one SQL expression a column. */
export function insert(table: string, columns: Columns): string {
  return `INSERT INTO ${table} (${Object.keys(columns)}) VALUES (${Object.values(columns)})`;
}

/** An event of an agreement, on a day where it has one. */
export function event(slug: string, kind: string, on: string | null = null, columns: Columns = {}): string {
  const days = on === null ? {} : dated(on);
  return insert('event', {
    id: 'gen_random_uuid()',
    kind: `'${kind}'`,
    agreement_id: agreement(slug),
    ...days,
    ...columns,
  });
}

/** An update of an agreement, told by an event as every change is. */
export function change(slug: string, set: string): string {
  return `WITH told AS (${event(slug, 'DESCRIBED')}) UPDATE agreement SET ${set} WHERE slug = '${slug}'`;
}

/** Says of no day any more whether an agreement, or one that supplements it, is in force. */
export function nothingSure(slug: string): string {
  const id = agreement(slug);
  return `UPDATE phase SET status = 'UNKNOWN', in_force = 'UNKNOWN'
    WHERE agreement_id IN (SELECT id FROM agreement WHERE id = ${id} OR supplements_id = ${id})`;
}

/** A party's consent to what the columns name, told by an event. */
export function consent(slug: string, by: string, on: string, columns: Columns): string {
  return `WITH told AS (${event(slug, 'CONSENTED', on, { party_id: party(by) })} RETURNING id) ${insert(
    'consent',
    {
      id: 'gen_random_uuid()',
      agreement_id: agreement(slug),
      party_id: party(by),
      kind: `'SIGNATURE'`,
      event_id: '(SELECT id FROM told)',
      ...dated(on),
      ...columns,
    },
  )}`;
}

/** A scope or a provision of an agreement, stated by one of its events. */
export function term(table: 'scope' | 'provision', slug: string, columns: Columns): string {
  return insert(table, {
    id: 'gen_random_uuid()',
    agreement_id: agreement(slug),
    event_id: `(SELECT id FROM event WHERE agreement_id = ${agreement(slug)} LIMIT 1)`,
    ...columns,
  });
}

/** The columns of a precise day. */
function dated(on: string): Columns {
  return { '"on"': `'${on}'`, on_earliest: `'${on}'`, on_latest: `'${on}'` };
}
