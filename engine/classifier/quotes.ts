/** How far into a text quotes are looked for; later ones are cut off by length anyway. */
const looked = 20_000;
const enoughLeft = 20;

/** Lines from which on a mail is somebody else's words, or nobody's: earlier mails, forwarded headers, signatures. */
const endings = [
  /\n[ \t]*-{2,}[ \t]*(?:original message|forwarded message|元のメッセージ|転送されたメッセージ)[^\n]{0,40}\n/iu,
  /\n[ \t]*(?:on|am|le|el) [^\n]{4,120} (?:wrote|schrieb|a écrit|escribió):[ \t]*\n/iu,
  /\n[ \t]*\d{4}[年/-][^\n]{4,100}[:：][ \t]*\n[ \t]*>/u,
  /\n[ \t]*(?:from|von|de|差出人|送信者)[ \t]*[:：][^\n]{1,120}\n[ \t]*(?:sent|date|to|gesendet|datum|an|日時|送信日時|宛先)[ \t]*[:：]/iu,
  /\n-- ?\r?\n/u,
];
const quotedLine = /(?:^|\n)[ \t]*>[^\n]*/gu;

/**
 * A mail without quoted replies and signature. Works on lines only, so a text on one line is left as it is; if next to
 * nothing would be left (a mail that is all quote), nothing is cut. Quoted lines are blanked, never taken out, and all
 * else is cut at the end: offsets stay those of the original.
 */
export function withoutQuotes(text: string): string {
  const start = text.slice(0, looked);
  if (!start.includes('\n')) return text;
  let end = text.length;
  for (const ending of endings) {
    const at = start.search(ending);
    if (at >= 0 && at < end) end = at;
  }
  const own = text.slice(0, end);
  const unquoted = own.includes('>')
    ? own.slice(0, looked).replace(quotedLine, (line) => ' '.repeat(line.length)) + own.slice(looked)
    : own;
  return unquoted.trim().length >= Math.min(enoughLeft, text.trim().length) ? unquoted : text;
}
