// `npm start` and the commands: builds what is not fresh, then becomes that part of the server. One process, so that signals reach it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.js';

const [part] = process.argv.splice(2, 1);
const folder = await build();
await import(pathToFileURL(join(folder, `${part}.js`)).href);
