import { forbiddenNames } from '../names.ts';

/** What a step may read. `previous` is the record before the change, `values` what a screen holds so far, `data` what a message template is handed. */
export const roots = [
  'input', 'case', 'contact', 'account', 'ticket', 'message', 'conversation', 'steps', 'vars', 'run', 'flow', 'now',
  'user', 'error', 'event', 'previous', 'values', 'data',
] as const; // prettier-ignore
const rootNames: readonly string[] = roots;
export const isRoot = (name: string): boolean => rootNames.includes(name);

export type Path = readonly (string | number)[];

/** Words of the expression language that cannot stand where a name stands. */
const words: readonly string[] = ['true', 'false', 'null', 'in'];
const name = /^[A-Za-z_][A-Za-z0-9_]*/;
const index = /^\[(0|[1-9][0-9]{0,5})\]/;
const key = /^\["((?:[^"\\\n]|\\["\\])*)"\]/;

/** `steps.open.case`, `case.tags[0]`, `input["件名"]`. Anything else is no path, and may be an expression. */
export function parsePath(text: string): Path | undefined {
  const first = name.exec(text)?.[0];
  if (first === undefined || words.includes(first)) return undefined;
  const path: (string | number)[] = [first];
  let rest = text.slice(first.length);
  while (rest !== '') {
    const dotted = rest.startsWith('.') ? name.exec(rest.slice(1))?.[0] : undefined;
    const at = dotted === undefined ? index.exec(rest) : null;
    const quoted = dotted === undefined && !at ? key.exec(rest) : null;
    if (dotted !== undefined && !words.includes(dotted)) path.push(dotted);
    else if (at) path.push(Number(at[1]));
    else if (quoted) path.push((quoted[1] ?? '').replace(/\\(.)/g, '$1'));
    else return undefined;
    rest = rest.slice(dotted === undefined ? (at ?? quoted)![0].length : dotted.length + 1);
  }
  return path;
}

/** `undefined` where there is nothing. Own fields of records and items of lists only: no prototype is reached. */
export function readPath(scope: Readonly<Record<string, unknown>>, path: Path): unknown {
  let value: unknown = scope;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    if (Array.isArray(value)) {
      if (typeof part !== 'number') return undefined;
      value = value[part];
    } else {
      if (!Object.hasOwn(value, part)) return undefined;
      value = (value as Record<string | number, unknown>)[part]; // an own field, as just asked
    }
  }
  return value;
}

/** The dotted path that is read, without the items of lists: `case.tags[0]` reads `case.tags`. */
export function dottedPath(path: Path): string {
  const end = path.findIndex((part) => typeof part === 'number');
  return (end < 0 ? path : path.slice(0, end)).join('.');
}

export const reachesPrototype = (path: Path): boolean =>
  path.some((part) => typeof part === 'string' && forbiddenNames.includes(part));

/** The path in the expression language, where every part may be missing. */
export function lenientPath(path: Path): string {
  return path
    .map((part, at) => {
      if (at === 0) return String(part);
      if (typeof part === 'number') return `[?${part}]`;
      return new RegExp(`${name.source}$`).test(part) ? `.?${part}` : `[?${JSON.stringify(part)}]`;
    })
    .join('');
}
