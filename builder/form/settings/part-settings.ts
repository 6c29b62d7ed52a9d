import type { Component, FieldKind, FormField } from '../../../engine/browser.ts';
import { startOfAll, type Settings } from './setting-values.ts';

export type PartKind = Component['type'];
export const partKinds = [
  'text',
  'longText',
  'choice',
  'multiChoice',
  'number',
  'date',
  'confirm',
  'display',
] as const satisfies readonly PartKind[];

/** The settings of one part of a screen, as fields the form can draw. */
export function partSettings(kind: PartKind): readonly FormField[] {
  if (kind === 'display') return [name, words, visibleIf];
  return [name, label, ...special(kind), required, help, visibleIf];
}

function special(kind: Exclude<PartKind, 'display'>): FormField[] {
  switch (kind) {
    case 'choice':
    case 'multiChoice':
      return [choices];
    case 'number':
      return [least, most];
    case 'text':
    case 'longText':
      return [prefill];
    case 'date':
    case 'confirm':
      return [];
    default:
      return kind satisfies never;
  }
}

/** A part of another kind: what both kinds know is kept. */
export function partOf(kind: PartKind, before: Settings): Settings {
  const fields = partSettings(kind);
  const kept = Object.entries(before).filter(([key]) => fields.some((field) => field.name === key));
  return { ...startOfAll(fields), ...Object.fromEntries(kept), type: kind };
}

const setting = (key: string, en: string, ja: string, kind: FieldKind, isRequired = false): FormField => ({
  name: key,
  label: { en, ja },
  required: isRequired,
  group: 'basic',
  ...kind,
});
const wholeNumber = { kind: 'number', isWhole: false, takesTemplate: false } as const;

const name: FormField = {
  ...setting('name', 'Name in the flow', 'フロー内での名前', { kind: 'text', maxLength: 64 }, true),
  hint: {
    en: 'Later steps read the answer by it. Letters and digits.',
    ja: '後のステップが回答を参照する名前です。英数字で入力してください。',
  },
};
const label = setting('label', 'Label', 'ラベル', { kind: 'textPair' }, true);
const words = setting('text', 'Text', '文章', { kind: 'textPair' }, true);
const help = setting('help', 'Help below the field', '入力欄の下の説明', { kind: 'textPair' });
const required = setting('required', 'Must be filled in', '入力を必須にする', { kind: 'boolean' });
const visibleIf = setting('visibleIf', 'Show only if', '表示する条件', { kind: 'condition' });
const prefill = setting('default', 'Filled in before', '初期値', { kind: 'template' });
const least = setting('min', 'At least', '最小', wholeNumber);
const most = setting('max', 'At most', '最大', wholeNumber);
const choice = setting(
  'choice',
  'Choice',
  '選択肢',
  {
    kind: 'object',
    fields: [
      setting('value', 'Value', '値', { kind: 'text', maxLength: 200 }, true),
      setting('label', 'Label', 'ラベル', { kind: 'textPair' }, true),
    ],
  },
  true,
);
const choices: FormField = {
  ...setting(
    'choices',
    'Choices',
    '選択肢',
    { kind: 'list', item: choice, minItems: 1, maxItems: 100 },
    true,
  ),
  default: [{ value: 'yes', label: { en: 'Yes', ja: 'はい' } }],
};
