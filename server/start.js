// `npm start`: builds what is not fresh, then becomes the server. One process, so that signals reach it.
import { build } from './build.js';

await build();
await import('../dist/server/main.js');
