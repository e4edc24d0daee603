// The floor: what the least that can be done costs. Bare node:http, a pool, one prepared statement a request, whose JSON is passed on as it
// comes. DATABASE_URL and POOL_SIZE as for the server, and the same bound to a statement; says its port when it listens.
import { createServer, type IncomingMessage } from 'node:http';
import { Pool } from 'pg';
import { operationNamed, type Statement } from './operations.ts';

const { DATABASE_URL: connectionString, POOL_SIZE: poolSize } = process.env;
const pool = new Pool({ connectionString, max: Number(poolSize), statement_timeout: 15_000 });
const names = new Map<string, string>();

const server = createServer((request, response) => {
  answer(request).then(
    (text) => response.writeHead(200, { 'content-type': 'application/json' }).end(text),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${JSON.stringify(server.address())}\n`));

async function answer(request: IncomingMessage): Promise<string> {
  if (request.url === '/metrics') return metrics();
  const operation = operationNamed(request.url?.slice(1));
  if (!operation) throw new Error(`There is no operation ${request.url}.`);
  const { variables } = JSON.parse(await textOf(request));
  const today = new Date().toISOString().slice(0, 10);
  return `{"data":${await run(operation.sql(variables, today))}}`;
}

async function run({ text, values }: Statement): Promise<string> {
  const name = names.get(text) ?? `floor${names.size}`;
  names.set(text, name);
  const { rows } = await pool.query<{ data: string }>({ name, text, values: [...values] });
  return rows[0]?.data ?? 'null';
}

async function textOf(request: IncomingMessage): Promise<string> {
  request.setEncoding('utf8');
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

/** Under the names that the server gives them. */
function metrics(): string {
  const { user, system } = process.cpuUsage();
  return `process_cpu_seconds_total ${(user + system) / 1e6}\nprocess_resident_memory_bytes ${process.memoryUsage.rss()}\n`;
}
