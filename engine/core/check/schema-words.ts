import type { z } from 'zod';
import { typeName } from '../expression/plain.ts';
import type { Text } from '../text.ts';
import { customWords } from './custom-words.ts';

type SchemaIssue = z.core.$ZodIssue;

/** What a schema found, in words: where no form of a union fits, what is wrong with the one that comes closest. */
export interface SchemaFinding {
  path: readonly PropertyKey[];
  words: Text;
}

export function wordSchemaIssues(issues: readonly SchemaIssue[], input: unknown): SchemaFinding[] {
  return issues.flatMap((issue) => findings(issue, [], input));
}

/** One fault that a schema found: the schema's own English, which the API promises, with our Japanese. */
export const wordSchemaIssue = (issue: SchemaIssue, input: unknown): Text => ({
  en: issue.message,
  ja: wordSchemaIssues([issue], input)[0]?.words.ja ?? issue.message,
});

function findings(issue: SchemaIssue, prefix: readonly PropertyKey[], input: unknown): SchemaFinding[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      words: {
        en: `"${key}" is not known here. Remove it.`,
        ja: `「${key}」は使えない項目です。削除してください。`,
      },
    }));
  if (issue.code === 'invalid_union') {
    const closest = closestForm(issue.errors, valueAt(input, path));
    if (closest) return closest.flatMap((inner) => findings(inner, path, input));
  }
  return [{ path, words: wordOf(issue, valueAt(input, path)) }];
}

/** The form that was meant: it has the most of its keys, and no others. Of several, the fault that lies deepest. */
function closestForm(
  forms: readonly (readonly SchemaIssue[])[],
  value: unknown,
): readonly SchemaIssue[] | undefined {
  let best: { form: readonly SchemaIssue[]; strange: number; depth: number } | undefined;
  for (const form of forms) {
    const depth = Math.max(0, ...form.map(({ path, code }) => path.length + (code === 'custom' ? 1 : 0)));
    if (depth === 0) continue;
    const strange = form.reduce((sum, issue) => sum + strangeKeys(issue, value), 0);
    if (!best || strange < best.strange || (strange === best.strange && depth > best.depth))
      best = { form, strange, depth };
  }
  return best?.form;
}

/** Keys that are missing or too many at the form's own level. */
function strangeKeys(issue: SchemaIssue, value: unknown): number {
  if (issue.code === 'unrecognized_keys') return issue.path.length === 0 ? issue.keys.length : 0;
  return issue.path.length === 1 && valueAt(value, issue.path) === undefined ? 1 : 0;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part]; // an own field, as just asked
  }
  return value;
}

const kinds: Readonly<Record<string, Text>> = {
  string: { en: 'a text', ja: 'テキスト' },
  text: { en: 'a text', ja: 'テキスト' },
  number: { en: 'a number', ja: '数値' },
  int: { en: 'a whole number', ja: '整数' },
  boolean: { en: 'true or false', ja: '「はい」か「いいえ」' },
  array: { en: 'a list', ja: 'リスト' },
  list: { en: 'a list', ja: 'リスト' },
  object: { en: 'a record', ja: '項目の集まり' },
  record: { en: 'a record', ja: '項目の集まり' },
  null: { en: 'nothing', ja: '空' },
  nothing: { en: 'nothing', ja: '空' },
};
const kindOf = (name: string): Text =>
  (Object.hasOwn(kinds, name) ? kinds[name] : undefined) ?? { en: name, ja: name };

function wordOf(issue: SchemaIssue, value: unknown): Text {
  if (issue.code !== 'custom' && value === undefined)
    return { en: 'This is missing. Fill it in.', ja: '入力されていません。入力してください。' };
  switch (issue.code) {
    case 'invalid_type': {
      const [expected, found] = [kindOf(issue.expected), kindOf(typeName(value))];
      return {
        en: `This must be ${expected.en}, not ${found.en}.`,
        ja: `${expected.ja}を入力してください(現在は${found.ja}です)。`,
      };
    }
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ');
      return { en: `This must be one of: ${values}.`, ja: `次のいずれかにしてください: ${values}` };
    }
    case 'not_multiple_of':
      return {
        en: `This must be a multiple of ${issue.divisor}.`,
        ja: `${issue.divisor}の倍数にしてください。`,
      };
    case 'custom':
    case 'invalid_format':
      return custom(issue);
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'unrecognized_keys':
      return {
        en: 'This has none of the forms that are possible here.',
        ja: 'ここで使える形式ではありません。',
      };
    default:
      return issue satisfies never;
  }
}

/** Characters, items or size, by what was measured. */
function tooSmall({ origin, minimum }: Extract<SchemaIssue, { code: 'too_small' }>): Text {
  if (origin === 'string')
    return Number(minimum) === 1
      ? { en: 'This is empty. Fill it in.', ja: '入力されていません。入力してください。' }
      : { en: `Use at least ${minimum} characters.`, ja: `${minimum}文字以上にしてください。` };
  if (origin === 'array') return { en: `Add at least ${minimum}.`, ja: `${minimum}件以上追加してください。` };
  return { en: `This must be at least ${minimum}.`, ja: `${minimum}以上にしてください。` };
}

function tooBig({ origin, maximum }: Extract<SchemaIssue, { code: 'too_big' }>): Text {
  if (origin === 'string')
    return { en: `Use at most ${maximum} characters.`, ja: `${maximum}文字以内にしてください。` };
  if (origin === 'array')
    return { en: `At most ${maximum} are possible.`, ja: `${maximum}件以内にしてください。` };
  return { en: `This must be at most ${maximum}.`, ja: `${maximum}以下にしてください。` };
}

/** A rule of the schema's own brings its English sentence. */
function custom({ message }: SchemaIssue): Text {
  const known = Object.hasOwn(customWords, message) ? customWords[message] : undefined;
  return { en: message, ja: known ?? '形式が正しくありません。入力内容を確認してください。' };
}
