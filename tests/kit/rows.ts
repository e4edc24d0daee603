// SQL for rows that the services would never write. Values are SQL; agreements and parties are named by their slugs.

type Columns = Readonly<Record<string, string>>;

export const agreement = (slug: string) => `(SELECT id FROM agreement WHERE slug = '${slug}')`;
export const party = (slug: string) => `(SELECT id FROM party WHERE slug = '${slug}')`;

/** A row of a table, with one SQL expression a column. */
export function insert(table: string, columns: Columns): string {
  return `INSERT INTO ${table} (${Object.keys(columns)}) VALUES (${Object.values(columns)})`;
}

/** An event of an agreement, on a day where it has one, for everybody once that is concluded. */
export function event(slug: string, kind: string, on: string | null = null, columns: Columns = {}): string {
  const days = on === null ? {} : dated(on);
  return insert('event', {
    id: 'gen_random_uuid()',
    kind: `'${kind}'`,
    agreement_id: agreement(slug),
    audience: `(SELECT CASE WHEN concluded THEN 'PUBLIC' ELSE 'PARTIES' END::event_audience FROM agreement WHERE slug = '${slug}')`,
    ...days,
    ...columns,
  });
}

/** An update of an agreement, told by an event as every change is. */
export function change(slug: string, set: string): string {
  return `WITH told AS (${event(slug, 'DESCRIBED')}) UPDATE agreement SET ${set} WHERE slug = '${slug}'`;
}

/** Writes the dates of an agreement anew, as whoever tells of one does. */
export function touch(slug: string, set = 'version = version + 1'): string {
  return `UPDATE agreement SET ${set} WHERE slug = '${slug}'`;
}

/** A party's consent to what the columns name, told by an event. */
export function consent(slug: string, by: string, on: string, columns: Columns): string {
  const [kind, told] = consentEvent(columns);
  return `WITH told AS (${event(slug, kind, on, { party_id: party(by), ...told })} RETURNING id) ${insert(
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

function consentEvent({ draft_number, amendment_id, termination_id }: Columns): [string, Columns] {
  if (amendment_id !== undefined && draft_number === undefined)
    return ['AMENDMENT_CONSENTED', { amendment_id }];
  if (termination_id !== undefined) return ['TERMINATION_CONSENTED', {}];
  return ['CONSENTED', { details: `'{"draft": ${draft_number}, "consent": "SIGNATURE"}'` }];
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
