import { ExpressionFault } from './budget.ts';
import type { Frame } from './frame.ts';
import { isRecord, toText, kindOf } from './plain.ts';
import { timeOf } from './time.ts';
import { say } from '../sentences/say.ts';

export interface Filter {
  /** Fewest and most arguments. */
  takes: readonly [number, number];
  /** Called on nothing too; all others leave nothing as it is. */
  onNothing?: boolean;
  apply(value: unknown, args: readonly unknown[], frame: Frame): unknown;
}

/**
 * All filters there are. `{{ case.subject | truncate(40) }}`; in an expression the same is a function:
 * `truncate(case.subject, 40)`.
 *
 * | Filter                | Gives                                                                        |
 * |-----------------------|------------------------------------------------------------------------------|
 * | `upper` `lower` `trim`| the text in capitals, in small letters, without space around it              |
 * | `default(x)`          | `x` where there is nothing or an empty text                                  |
 * | `date(style, locale)` | a time in words; style `date`, `time`, `dateTime` (if left out) or `iso`     |
 * | `number`              | the number of a text, or a number as it is                                   |
 * | `yen`                 | an amount of yen: `¥12,000`, in Japanese `12,000円`                            |
 * | `json`                | the value as JSON                                                            |
 * | `first`               | the first item of a list, the first character of a text                      |
 * | `join(between)`       | the items of a list as one text; `, ` if left out                            |
 * | `truncate(n)`         | at most `n` characters, with `…` where something was cut                     |
 */
export const filters: Readonly<Record<string, Filter>> = {
  upper: { takes: [0, 0], apply: (value) => toText(value).toUpperCase() },
  lower: { takes: [0, 0], apply: (value) => toText(value).toLowerCase() },
  trim: { takes: [0, 0], apply: (value) => toText(value).trim() },
  default: {
    takes: [1, 1],
    onNothing: true,
    apply: (value, [other]) => (value == null || value === '' ? other : value),
  },
  date: { takes: [0, 2], apply: (value, [style, locale], frame) => writeDate(value, style, locale, frame) },
  number: { takes: [0, 0], apply: toNumber },
  yen: { takes: [0, 0], apply: (value, _args, frame) => writeYen(toNumber(value), frame) },
  json: { takes: [0, 0], onNothing: true, apply: (value) => JSON.stringify(value ?? null) },
  first: { takes: [0, 0], apply: firstOf },
  join: {
    takes: [0, 1],
    apply: (value, [between]) => joined(value, between === undefined ? ', ' : toText(between)),
  },
  truncate: { takes: [1, 1], apply: (value, [length]) => truncated(toText(value), length) },
};

export function applyFilter(name: string, value: unknown, args: readonly unknown[], frame: Frame): unknown {
  const filter = Object.hasOwn(filters, name) ? filters[name] : undefined;
  if (!filter) throw new ExpressionFault(say('noFilter', { name }));
  if (value == null && !filter.onNothing) return null;
  return filter.apply(value, args, frame);
}

function toNumber(value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value.normalize('NFKC')) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw new ExpressionFault(say('noNumber', { value: JSON.stringify(value) }));
}

function writeYen(amount: number, { locale }: Frame): string {
  const digits = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(amount);
  return locale === 'ja' ? `${digits}円` : `¥${digits}`;
}

function firstOf(value: unknown): unknown {
  if (Array.isArray(value)) return value[0] ?? null;
  if (typeof value === 'string') return Array.from(value.slice(0, 2))[0] ?? '';
  throw new ExpressionFault(say('firstNeedsList', { kind: kindOf(value) }));
}

function joined(value: unknown, between: string): string {
  if (Array.isArray(value)) return value.map(toText).join(between);
  throw new ExpressionFault(say('joinNeedsList', { kind: kindOf(value) }));
}

function truncated(text: string, length: unknown): string {
  if (typeof length !== 'number' || !Number.isInteger(length) || length < 1)
    throw new ExpressionFault(say('truncateNeedsLength'));
  const characters = Array.from(text.slice(0, length * 2 + 2));
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

const dateStyles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date: { dateStyle: 'long' },
  time: { timeStyle: 'short' },
  dateTime: { dateStyle: 'long', timeStyle: 'short' },
  iso: { year: 'numeric', month: '2-digit', day: '2-digit' },
};
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function writeDate(value: unknown, style: unknown = 'dateTime', locale: unknown, frame: Frame): string {
  const time = timeOf(isRecord(value) && value instanceof Date ? value.toISOString() : value);
  if (time === undefined) throw new ExpressionFault(say('noTime', { value: JSON.stringify(value) }));
  const options =
    typeof style === 'string' && Object.hasOwn(dateStyles, style) ? dateStyles[style] : undefined;
  if (!options) throw new ExpressionFault(say('dateStyles'));
  const language = style === 'iso' ? 'sv' : locale === 'en' || locale === 'ja' ? locale : frame.locale;
  const key = `${language} ${String(style)} ${frame.timezone}`;
  let format = dateFormats.get(key);
  if (!format) {
    try {
      format = new Intl.DateTimeFormat(language, { ...options, timeZone: frame.timezone });
    } catch {
      throw new ExpressionFault(say('noTimezone', { name: frame.timezone }));
    }
    dateFormats.set(key, format);
  }
  return format.format(time);
}
