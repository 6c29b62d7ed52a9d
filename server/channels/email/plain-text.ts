/** Elements whose content is not meant to be read. */
const unread = new Set(['head', 'script', 'style', 'template', 'title']);
const lineBreaks = new Set([
  'br',
  'p',
  'div',
  'li',
  'tr',
  'table',
  'ul',
  'ol',
  'hr',
  'blockquote',
  'section',
]);
const named: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  copy: '©',
  gt: '>',
  hellip: '…',
  lt: '<',
  mdash: '—',
  nbsp: ' ',
  ndash: '–',
  quot: '"',
  yen: '¥',
};

/** The words of an HTML mail. Walks it once from left to right, so no input takes long; nothing in it is kept as markup. */
export function textOfHtml(html: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    parts.push(html.slice(at, open === -1 ? html.length : open).replace(/\s+/g, ' '));
    if (open === -1) break;
    const isComment = html.startsWith('<!--', open);
    const close = html.indexOf(isComment ? '-->' : '>', open);
    // An unfinished tag at the very end says nothing.
    if (close === -1) break;
    at = close + (isComment ? 3 : 1);
    const tag = /^<\/?([a-z][a-z0-9]*)/i.exec(html.slice(open, open + 40))?.[1]?.toLowerCase() ?? '';
    if (lineBreaks.has(tag)) parts.push('\n');
    if (unread.has(tag) && html[open + 1] !== '/') at = endOf(tag, html, at);
  }
  return tidy(decodeEntities(parts.join('')));
}

/** Where the closing tag begins; without one, everything that follows belongs to the element. */
function endOf(tag: string, html: string, from: number): number {
  const closing = new RegExp(`</${tag}`, 'gi');
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? html.length;
}

const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name: string) => {
    if (name) return named[name.toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });

/** Even line ends, no trailing blanks, at most one empty line in a row. */
export const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

const announcesQuote =
  /(?:wrote|writes):$|(?:のメール|書きました)[：:]$|^-{2,} ?(?:Original Message|元のメッセージ)/i;

/** Leaves out the earlier mail that mail programs put under an answer, when nothing was written below it. */
export function withoutQuote(text: string): string {
  const lines = text.split('\n');
  let end = lines.length;
  while (end > 0 && /^\s*(?:>|$)/.test(lines[end - 1] ?? '')) end -= 1;
  const quoted = lines.slice(end).some((line) => line.trimStart().startsWith('>'));
  if (!quoted) return text;
  if (announcesQuote.test((lines[end - 1] ?? '').trim())) end -= 1;
  const own = lines.slice(0, end).join('\n').trim();
  return own === '' ? text : own;
}
