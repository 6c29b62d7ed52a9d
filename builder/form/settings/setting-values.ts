import type { FormField } from '../../../engine/browser.ts';

export type Settings = Readonly<Record<string, unknown>>;

export const isSettings = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Settings with one changed; `undefined` takes it out. */
export function withSetting(settings: Settings, name: string, value: unknown): Settings {
  if (value !== undefined) return { ...settings, [name]: value };
  const { [name]: _, ...rest } = settings;
  return rest;
}

/** What a new list item or object starts with. */
export function startOf(field: FormField): unknown {
  if (field.default !== undefined) return field.default;
  switch (field.kind) {
    case 'text':
    case 'longText':
    case 'template':
    case 'reference':
      return '';
    case 'number':
      return field.minimum ?? 0;
    case 'boolean':
      return false;
    case 'choice':
      return field.choices[0]?.value;
    case 'condition':
      return { all: [] };
    case 'textPair':
      return { en: '', ja: '' };
    case 'list':
    case 'components':
      return [];
    case 'object':
      return startOfAll(field.fields);
    case 'keyValue':
    case 'duration':
    case 'json':
      return {};
    case 'record':
      return '{{case}}';
    default:
      return field satisfies never;
  }
}

export const startOfAll = (fields: readonly FormField[]): Settings =>
  Object.fromEntries(fields.filter(({ required }) => required).map((field) => [field.name, startOf(field)]));

/** A JSON value as it is typed into one line. Text stays bare unless it would read as something else. */
export function lineOf(value: unknown): string {
  if (typeof value !== 'string') return value === undefined ? '' : JSON.stringify(value);
  return valueOf(value) === value ? value : JSON.stringify(value);
}

/** `true`, `12`, `"12"` and JSON are what they say; all else, templates too, is text. */
export function valueOf(line: string): unknown {
  if (/^\s*\{\{/.test(line)) return line;
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}

export const move = <T>(items: readonly T[], from: number, to: number): T[] => {
  const [item] = items.slice(from, from + 1);
  return item === undefined ? [...items] : items.toSpliced(from, 1).toSpliced(to, 0, item);
};
