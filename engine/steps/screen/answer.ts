import { testCondition } from '../../core/expression/expression.ts';
import type { Component } from '../../core/form.ts';
import type { Issue } from '../../core/issue.ts';
import type { Locale, Text } from '../../core/text.ts';
import { numberOf } from '../values.ts';

type Answer = { value: unknown } | { fault: Fault };
type Field = Exclude<Component, { type: 'display' }>;
interface Fault {
  code: keyof typeof messages;
  params?: Record<string, string | number>;
}

/**
 * Judges what a person sent for a screen. Every fault is told, by part. What is not on the screen is
 * refused; what is hidden is left out whatever was sent.
 */
export function checkAnswer(
  components: readonly Component[],
  sent: Readonly<Record<string, unknown>>,
  now: number,
): { values: Record<string, unknown> } | { issues: Issue[] } {
  const fields = components.filter((component): component is Field => component.type !== 'display');
  const known = new Set(fields.map((field) => field.name));
  const issues = Object.keys(sent)
    .filter((name) => !known.has(name))
    .map((name) => issueOf(name, undefined, { code: 'UNKNOWN_FIELD' }));
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    values[field.name] = null;
    // `visibleIf` reads the answers before it, as the person sees them while filling in.
    if (!isVisible(field, values, now)) continue;
    const answer = readAnswer(field, Object.hasOwn(sent, field.name) ? sent[field.name] : undefined);
    if ('fault' in answer) issues.push(issueOf(field.name, field.label, answer.fault));
    else values[field.name] = answer.value;
  }
  return issues.length > 0 ? { issues } : { values };
}

/** A condition that cannot be tested hides nothing: a question too many is better than one not asked. */
function isVisible(field: Field, values: Record<string, unknown>, now: number): boolean {
  if (field.visibleIf === undefined) return true;
  const tested = testCondition(field.visibleIf, { values, now });
  return !tested.ok || tested.value;
}

function readAnswer(field: Field, sent: unknown): Answer {
  const isEmpty =
    sent === undefined ||
    sent === null ||
    (typeof sent === 'string' && sent.trim() === '') ||
    (Array.isArray(sent) && sent.length === 0) ||
    (field.type === 'confirm' && sent === false);
  if (isEmpty) return field.required ? { fault: { code: 'REQUIRED' } } : { value: emptyOf(field) };
  return readValue(field, sent);
}

const emptyOf = (field: Field): unknown =>
  field.type === 'multiChoice' ? [] : field.type === 'confirm' ? false : null;

function readValue(field: Field, sent: unknown): Answer {
  switch (field.type) {
    case 'text':
    case 'longText':
      return readText(field.maxLength ?? (field.type === 'text' ? 500 : 10_000), sent);
    case 'number':
      return readNumber(field.min, field.max, sent);
    case 'choice':
      return typeof sent === 'string' && isChoice(field, sent)
        ? { value: sent }
        : { fault: { code: 'CHOICE' } };
    case 'multiChoice': {
      const chosen = Array.isArray(sent) ? [...new Set<unknown>(sent)] : undefined;
      const isGood = chosen?.every((value) => typeof value === 'string' && isChoice(field, value));
      return isGood ? { value: chosen } : { fault: { code: 'CHOICE' } };
    }
    case 'date':
      return isDate(sent) ? { value: sent } : { fault: { code: 'DATE' } };
    case 'confirm':
      return typeof sent === 'boolean' ? { value: sent } : { fault: { code: 'CHOICE' } };
    default:
      return field satisfies never;
  }
}

function readText(max: number, sent: unknown): Answer {
  if (typeof sent !== 'string') return { fault: { code: 'TEXT' } };
  return sent.length > max ? { fault: { code: 'TOO_LONG', params: { max } } } : { value: sent };
}

function readNumber(min: number | undefined, max: number | undefined, sent: unknown): Answer {
  const value = numberOf(sent);
  if (value === undefined) return { fault: { code: 'NUMBER' } };
  if (min !== undefined && value < min) return { fault: { code: 'TOO_SMALL', params: { min } } };
  if (max !== undefined && value > max) return { fault: { code: 'TOO_LARGE', params: { max } } };
  return { value };
}

const isChoice = (field: Extract<Field, { choices: unknown }>, value: string): boolean =>
  field.choices.some((choice) => choice.value === value);

function isDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(value);
  // A day such as 30 February reads as a day of March, or not at all.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

const messages = {
  REQUIRED: { en: 'Fill in “{label}”.', ja: '「{label}」を入力してください。' },
  TEXT: { en: '“{label}” needs text.', ja: '「{label}」には文字を入力してください。' },
  TOO_LONG: {
    en: '“{label}” may have {max} characters at most.',
    ja: '「{label}」は{max}文字以内で入力してください。',
  },
  NUMBER: { en: '“{label}” needs a number.', ja: '「{label}」には数値を入力してください。' },
  TOO_SMALL: { en: '“{label}” must be at least {min}.', ja: '「{label}」は{min}以上にしてください。' },
  TOO_LARGE: { en: '“{label}” must be at most {max}.', ja: '「{label}」は{max}以下にしてください。' },
  CHOICE: {
    en: 'Choose one of the answers offered for “{label}”.',
    ja: '「{label}」は表示された選択肢から選んでください。',
  },
  DATE: { en: '“{label}” needs a day such as 2026-06-01.', ja: '「{label}」には日付を入力してください。' },
  UNKNOWN_FIELD: {
    en: 'This screen has no part named “{label}”.',
    ja: 'この画面に「{label}」という項目はありません。',
  },
} as const satisfies Record<string, Text>;
export type AnswerCode = keyof typeof messages;

/** The fault in a person's language. `label` and limits are in the issue's params. */
export function wordAnswerIssue(issue: Issue, locale: Locale): string {
  if (!isAnswerCode(issue.code)) return issue.message;
  const params = issue.params ?? {};
  const label = params[locale === 'ja' ? 'labelJa' : 'labelEn'] ?? issue.path;
  return fill(messages[issue.code][locale], { ...params, label });
}
const isAnswerCode = (code: string): code is AnswerCode => Object.hasOwn(messages, code);

const fill = (text: string, params: Record<string, unknown>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

function issueOf(name: string, label: Text | undefined, { code, params }: Fault): Issue {
  const shown = label ?? { en: name, ja: name };
  return {
    path: `values.${name}`,
    code,
    severity: 'error',
    message: fill(messages[code].en, { ...params, label: shown.en }),
    params: { ...params, labelEn: shown.en, labelJa: shown.ja },
  };
}
