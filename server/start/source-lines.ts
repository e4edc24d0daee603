import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapping } from 'node:module';
import { fileURLToPath } from 'node:url';

const PLACE = /(file:\/\/[^\s()]+\.js):(\d+):(\d+)/g;

/** Where each place of the bundle comes from that a fault has passed through. */
const origins = new Map<string, string>();

/**
 * A stack trace with the lines of the sources where it has those of the bundle. Node can do so by itself (`--enable-source-maps`),
 * but does it for the stacks of refusals too, which GraphQL reads: the first would hold up everybody for some hundred milliseconds.
 */
export function toSourceLines(stack: string): string {
  const maps = new Map<string, SourceMap | null>();
  return stack.replace(PLACE, (place: string, url: string, line: string, column: string) => {
    const known = origins.get(place);
    if (known !== undefined) return known;
    const map = maps.get(url) ?? readMap(url);
    maps.set(url, map);
    const origin = (map && findOrigin(map, url, Number(line), Number(column))) ?? place;
    origins.set(place, origin);
    return origin;
  });
}

function findOrigin(map: SourceMap, url: string, line: number, column: number): string | null {
  const entry = map.findEntry(line - 1, column - 1);
  if (!isMapping(entry)) return null;
  return `${new URL(entry.originalSource, url)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
}

function isMapping(entry: SourceMapping | object): entry is SourceMapping {
  return 'originalSource' in entry;
}

/** Null where there is none, as outside the bundle. */
function readMap(url: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(fileURLToPath(`${url}.map`), 'utf8')));
  } catch {
    // Whatever is wrong with it, there is a fault to tell.
    return null;
  }
}
