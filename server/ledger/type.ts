import { builder } from '../graphql/builder.ts';
import { cursorOf } from '../graphql/row-cursor.ts';
import { EventKind, EvidenceBasis } from './enums.ts';
import { visibleEvents, visibleSources } from './visibility.ts';

export const Source = builder.prismaNode('Source', {
  id: { field: 'id', description: 'Opaque.' },
  nullable: true,
  findUnique: (id, context) => ({ ...visibleSources(context), id }),
  select: { id: true },
  description: 'A citable document that states a fact. Whoever may know of an event may know of its sources.',
  fields: (t) => ({
    title: t.exposeString('title', { description: 'What it is called, or where it was published.' }),
    url: t.exposeString('url', {
      nullable: true,
      description: 'Where it was read; null where it is not online.',
    }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'What to know before relying on it; null where there is nothing.',
    }),
  }),
});

export const Event = builder.prismaNode('Event', {
  id: { field: 'id', description: 'Opaque; give it as `event` to correct the event.' },
  nullable: true,
  findUnique: (id, context) => ({ ...visibleEvents(context), id }),
  select: { id: true },
  description:
    'One fact, as it was told to the registry. Never changed or removed: a correction is an event of its own.',
  fields: (t) => ({
    cursor: t.string({
      description: 'Its place in the ledger: give it as `after` to `events` to go on behind it. Opaque.',
      resolve: ({ id }) => cursorOf(id),
    }),
    kind: t.expose('kind', { type: EventKind, description: 'What it tells.' }),
    on: t.expose('on', {
      type: 'EdtfDate',
      nullable: true,
      description: 'The legal day, as precisely as it is known; null for an act of record, which has none.',
    }),
    basis: t.expose('basis', {
      type: EvidenceBasis,
      nullable: true,
      description: 'How the day follows from the sources; null where that is not noted.',
    }),
    disputed: t.exposeBoolean('disputed', {
      description:
        'Whether the registry holds it for contradicted by better sources; then it has no effect on dates or status.',
    }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'A remark of whoever recorded it; null where there is none.',
    }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When the registry was told.' }),
    agreement: t.relation('agreement', {
      nullable: true,
      description: 'The agreement that it concerns; null where it concerns a party alone.',
    }),
    party: t.relation('party', {
      nullable: true,
      description:
        'The party that acted or that it concerns; null where it concerns all parties of the agreement.',
    }),
    corrects: t.relation('corrects', {
      nullable: true,
      description: 'The event that it corrects or takes back; null where it is neither.',
    }),
    corrections: t.relation('corrections', {
      description: 'The events that correct it or take it back, in the order of the ledger.',
      query: (_args, context) => ({ where: visibleEvents(context), orderBy: { position: 'asc' } }),
    }),
    sources: t.field({
      type: [Source],
      description: 'The documents that state it, in order; empty where none does.',
      select: (_args, _context, nested) => ({
        sources: { orderBy: { position: 'asc' }, select: { source: nested() } },
      }),
      resolve: ({ sources }) => sources.map(({ source }) => source),
    }),
  }),
});

builder.prismaObjectField('Agreement', 'events', (t) =>
  t.relatedConnection('events', {
    cursor: 'id',
    description:
      'Its timeline: what happened, in the order of legal days; on one day, in the order of record.',
    query: (_args, context) => ({
      where: visibleEvents(context),
      orderBy: [{ sortOn: 'asc' }, { position: 'asc' }],
    }),
  }),
);
