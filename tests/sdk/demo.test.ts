// `npm run demo` as whoever runs it sees it: a process of its own, beside the whole server.
import { expect, test } from '@jest/globals';
import { createApiKey } from '../../server/auth/api-key.ts';
import { createTestApp, listenForTest } from '../kit/app.ts';
import { createTestDatabase } from '../kit/database.ts';
import { getFreePort, runExample } from './run-example.ts';

// Of today, because the database's clock tells when an event without a day was recorded.
const NOW = new Date();
const TODAY = day(0);
const TOMORROW = day(1);

function day(later: number): string {
  return new Date(NOW.getTime() + later * 86_400_000).toISOString().slice(0, 10);
}

const IN_FORCE = `demo-cooperation: IN_FORCE, signed on ${TODAY}, in force on ${TODAY}`;
const SUCCESSOR = `demo-cooperation-2: IN_FORCE, signed on ${TODAY}, in force on ${TODAY}`;
const BEFORE = 'covering INFORMATION_EXCHANGE and TECHNICAL_ASSISTANCE';
const AMENDED = `covering INFORMATION_EXCHANGE and DATABASE_ACCESS, amendment 1 IN_EFFECT since ${TODAY}`;
const REPLACING = 'covering INFORMATION_EXCHANGE and RECIPROCAL_REPRESENTATION';

const SEEN = [
  'public:    I see no agreement "demo-cooperation".',
  'partner:   I see demo-cooperation: NEGOTIATING, draft 1, awaiting interpol and demo.',
  'registrar: I see demo-cooperation: NEGOTIATING, draft 1, awaiting interpol and demo.',
  'partner:   I see demo-cooperation: NEGOTIATING, draft 2, awaiting interpol and demo.',
  'registrar: I tried to bring it into force too early. ConsentMissingError: interpol must consent.',
  'public:    I see no agreement "demo-cooperation".',
  `public:    I see demo-cooperation: SIGNED, signed on ${TODAY}.`,
  'registrar: I tried to bring it into force too early. ApprovalMissingError: General Assembly of interpol must approve.',
  `public:    I see ${IN_FORCE}, ${BEFORE}.`,
  `public:    I see ${IN_FORCE}, ${BEFORE}.`,
  `registrar: I see ${IN_FORCE}, ${BEFORE}, an amendment PROPOSED for ${TODAY}.`,
  `public:    I see ${IN_FORCE}, ${AMENDED}.`,
  `public:    I see ${IN_FORCE}, ${AMENDED}.`,
  `public:    I see demo-cooperation: REPLACED, signed on ${TODAY}, in force on ${TODAY}, no longer in force on ${TODAY}, amendment 1 IN_EFFECT since ${TODAY}, replaced by demo-cooperation-2.`,
  `public:    I see ${SUCCESSOR}, ${REPLACING}.`,
  `public:    I see ${SUCCESSOR}, ${REPLACING}.`,
  `public:    I see ${SUCCESSOR}, no longer in force on ${TOMORROW}, ${REPLACING}.`,
  '             DESCRIBED',
  `  ${TODAY} SIGNED by demo`,
  `  ${TODAY} SIGNED by interpol`,
  `  ${TODAY} APPROVED by interpol`,
  `  ${TODAY} ENTERED_INTO_FORCE`,
  `  ${TODAY} AMENDMENT_CONSENTED by demo`,
  `  ${TODAY} AMENDMENT_CONSENTED by interpol`,
  `  ${TODAY} AMENDMENT_AGREED`,
  `  ${TODAY} REPLACED`,
  '             DESCRIBED',
  `  ${TODAY} SIGNED by interpol`,
  `  ${TODAY} SIGNED by demo`,
  `  ${TODAY} ENTERED_INTO_FORCE`,
  `  ${TODAY} TERMINATION_CONSENTED by demo`,
  `  ${TODAY} TERMINATION_CONSENTED by interpol`,
  `  ${TOMORROW} TERMINATED`,
];

const runDemo = (url: string, token: string) =>
  runExample('negotiation', { CONCORDAT_URL: url, CONCORDAT_KEY: token });

test('the demo plays its story twice over, and each party sees what it may see', async () => {
  const database = await createTestDatabase();
  const app = createTestApp(database, { now: () => NOW });
  const server = await listenForTest(app);
  try {
    const key = { role: 'REGISTRAR', partyId: null, label: null } as const;
    const { token } = await database.db.$transaction((tx) => createApiKey(tx, key));
    const url = `${server.origin}/graphql`;

    const first = await runDemo(url, token);
    const second = await runDemo(url, token);

    expect(first).toEqual({ code: 0, stderr: '', stdout: expect.any(String) });
    expect(second).toEqual({ code: 0, stderr: '', stdout: expect.any(String) });
    expect(plain(second.stdout)).toBe(plain(first.stdout));
    expect(first.stdout).not.toContain('con_');
    expect(plain(first.stdout).split('\n').filter(isSeen)).toEqual(SEEN);
  } finally {
    await server.close(0);
    await database.close();
  }
});

test('without a server the demo says in one sentence what to start', async () => {
  const url = `http://127.0.0.1:${await getFreePort()}/graphql`;

  expect(await runDemo(url, 'con_unused')).toEqual({
    code: 1,
    stdout: '',
    stderr: `No registry answers at ${url}: run \`npm start\` first, and leave it running beside this.\n`,
  });
});

/** What someone sees or is refused, and the timeline. */
const isSeen = (line: string) => /: +I (see|tried) |^ {2}/.test(line);

/** Without what differs from run to run. */
const plain = (stdout: string) => stdout.replaceAll(/demo-[0-9a-z]+/g, 'demo');
