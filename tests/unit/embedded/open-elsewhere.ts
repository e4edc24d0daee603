// Run as a process of its own: opens the database in the folder named first and tells so in lines of JSON. Then it stays
// until its input ends, and stops; or leaves at once and stops nothing.
import { openEmbedded } from '../../../server/db/embedded/embedded.ts';

const [dataDir = '', mode] = process.argv.slice(2);
const tell = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);

try {
  const { stop, ...database } = await openEmbedded({ dataDir, durable: false, log: (log) => tell({ log }) });
  tell({ database });
  if (mode === 'stay') process.stdin.on('end', () => void stop()).resume();
} catch (error) {
  tell({ error: String(error) });
}
