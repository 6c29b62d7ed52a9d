import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Finds where in the sources a place of the built server came from. */
export function sourceFinder(): (url: string, line: number, column: number) => string {
  const maps = new Map<string, SourceMap | undefined>();
  const mapOf = (url: string): SourceMap | undefined => {
    if (!maps.has(url)) maps.set(url, read(`${fileURLToPath(url)}.map`));
    return maps.get(url);
  };
  return (url, line, column) => {
    if (!url.startsWith('file:')) return url;
    const entry = mapOf(url)?.findEntry(line, column);
    const file =
      entry && 'originalSource' in entry ? new URL(entry.originalSource, url).pathname : fileURLToPath(url);
    const inside = file.split('/node_modules/').at(-1) ?? file;
    return inside === file ? relative(root, file) : `node_modules/${inside}`;
  };
}

function read(file: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
