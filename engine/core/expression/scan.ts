/** A template cut at its `{{ }}`: texts and the sources between. `open` is a `{{` that is never closed. */
export type Cut = { kind: 'text' | 'source' | 'open'; text: string };

export function cutTemplate(template: string): Cut[] {
  const cuts: Cut[] = [];
  let from = 0;
  for (;;) {
    const start = template.indexOf('{{', from);
    if (start < 0) break;
    if (start > from) cuts.push({ kind: 'text', text: template.slice(from, start) });
    const end = closing(template, start + 2);
    if (end < 0) return [...cuts, { kind: 'open', text: template.slice(start + 2) }];
    cuts.push({ kind: 'source', text: template.slice(start + 2, end) });
    from = end + 2;
  }
  if (from < template.length) cuts.push({ kind: 'text', text: template.slice(from) });
  return cuts;
}

/** Splits at a separator that stands outside quotes and brackets; a doubled one (`||`) does not split. */
export function splitOutside(source: string, separator: string): string[] {
  const parts: string[] = [];
  let from = 0;
  walk(source, 0, (at, depth) => {
    if (depth > 0 || source[at] !== separator || source[at + 1] === separator || source[at - 1] === separator)
      return false;
    parts.push(source.slice(from, at));
    from = at + 1;
    return false;
  });
  parts.push(source.slice(from));
  return parts;
}

/** Where the `}}` stands that closes a template; not one in quotes or of a map in a map. */
function closing(template: string, from: number): number {
  return walk(template, from, (at, depth) => depth === 0 && template.startsWith('}}', at));
}

/** Visits every character outside quotes with its depth in brackets, until `found` says so. */
function walk(text: string, from: number, found: (at: number, depth: number) => boolean): number {
  let depth = 0;
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote) {
      if (character === '\\') at += 1;
      else if (character === quote) quote = '';
      continue;
    }
    if (found(at, depth)) return at;
    if (character === '"' || character === "'") quote = character;
    else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth = Math.max(0, depth - 1);
  }
  return -1;
}
