import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roomOf } from './rooms.ts';
import { sourceFinder } from './source.ts';

interface CpuProfile {
  nodes: {
    id: number;
    callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number };
  }[];
  startTime: number;
  samples: number[];
  timeDeltas: number[];
}
interface Statement {
  text: string;
  calls: number;
  ms: number;
}
export interface Costs {
  /** Milliseconds of their own, most first. */
  rooms: [name: string, ms: number][];
  functions: [name: string, ms: number][];
  statements: Statement[];
}
/** Microseconds of the monotonic clock, as profiles count. */
export const monotonic = (): number => Number(process.hrtime.bigint() / 1000n);

export const profiling = (folder: string) => ({
  environment: { STATEMENTS_FILE: join(folder, 'statements.json') },
  execArgv: [
    '--cpu-prof',
    `--cpu-prof-dir=${folder}`,
    '--cpu-prof-interval=250',
    '--import',
    new URL('./statements.mjs', import.meta.url).href,
  ],
});

/** Where the time between two moments went, as the ended process wrote it down. Waiting for work is left out. */
export function readCosts(folder: string, from: number, to: number): Costs {
  const file = readdirSync(folder).find((name) => name.endsWith('.cpuprofile'));
  if (file === undefined) throw new Error('The server left no profile behind.');
  const profile = JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile;
  const statements = JSON.parse(readFileSync(join(folder, 'statements.json'), 'utf8')) as Statement[];
  const source = sourceFinder();
  const places = new Map(
    profile.nodes.map(({ id, callFrame: { functionName, url, lineNumber, columnNumber } }) => {
      const file = source(url, lineNumber, columnNumber);
      const place = file === '' ? functionName : `${functionName || '(anonymous)'} ${file}`;
      return [id, { place, room: roomOf(file, functionName), isIdle: functionName === '(idle)' }];
    }),
  );
  const rooms = new Map<string, number>();
  const functions = new Map<string, number>();
  let at = profile.startTime;
  for (const [index, id] of profile.samples.entries()) {
    const delta = profile.timeDeltas[index] ?? 0;
    at += delta;
    const found = places.get(id);
    if (!found || found.isIdle || at < from || at > to) continue;
    rooms.set(found.room, (rooms.get(found.room) ?? 0) + delta / 1000);
    functions.set(found.place, (functions.get(found.place) ?? 0) + delta / 1000);
  }
  return { rooms: sorted(rooms), functions: sorted(functions), statements: byKind(statements) };
}
const sorted = (costs: Map<string, number>): [string, number][] => [...costs].sort(([, a], [, b]) => b - a);

/** Statements that differ only in their columns or conditions together: `insert runs`, `select queues`. */
function byKind(statements: Statement[]): Statement[] {
  const kinds = new Map<string, Statement>();
  for (const { text, calls, ms } of statements) {
    const kind = kindOf(text);
    const known = kinds.get(kind) ?? { text: kind, calls: 0, ms: 0 };
    kinds.set(kind, { text: kind, calls: known.calls + calls, ms: known.ms + ms });
  }
  return [...kinds.values()].sort((a, b) => b.ms - a.ms);
}
function kindOf(text: string): string {
  const verb = /^\w+/.exec(text)?.[0].toLowerCase() ?? '';
  const table = /\b(?:from|into|update)\s+"?(\w+)/i.exec(text)?.[1];
  return table === undefined || verb === 'begin' ? text.toLowerCase() : `${verb} ${table}`;
}

/** As text: rooms, statements, functions, each with its share of the busy time and what a run costs of it. */
export function costTables({ rooms, functions, statements }: Costs, runs: number, top: number): string {
  const busy = rooms.reduce((sum, [, ms]) => sum + ms, 0);
  const line = (name: string, ms: number, more = ''): string =>
    `${((100 * ms) / busy).toFixed(1).padStart(5)} %  ${((1000 * ms) / runs).toFixed(1).padStart(7)} µs  ${name}${more}`;
  return [
    `\nOwn time by room, ${((1000 * busy) / runs).toFixed(0)} µs a run in all (the wait for the disk is within sqlite):`,
    ...rooms.map(([name, ms]) => line(name, ms)),
    '\nof it SQLite by statement, measured around each call:',
    ...statements
      .slice(0, top)
      .map(({ text, calls, ms }) => line(text, ms, ` × ${(calls / runs).toFixed(2)}`)),
    '\nOwn time by function:',
    ...functions.slice(0, top).map(([name, ms]) => line(name, ms)),
    '',
  ].join('\n');
}
