import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ENCODINGS } from './negotiation.ts';

const encodings = z.array(z.enum(ENCODINGS));

const manifestShape = z.object({
  script: z.string(),
  style: z.string(),
  icon: z.string(),
  preload: z.array(z.string()),
  assets: z.record(z.string(), encodings),
});

/** What the page is made of, as `bundle.js` wrote it: the files to name in it, and every file's encodings. */
export type Manifest = z.infer<typeof manifestShape>;

/** Reads the manifest of a built page; throws a sentence that says what to do if there is none. */
export function readManifest(directory: string): Manifest {
  try {
    return manifestShape.parse(JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8')));
  } catch (cause) {
    throw new Error(`The GraphiQL page is not built in ${directory}. Run "npm run build" first.`, { cause });
  }
}
