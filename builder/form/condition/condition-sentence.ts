import type { TFunction } from 'i18next';
import type { Comparison, Locale, ScopeField } from '../../../engine/browser.ts';
import { pickText } from '../../i18n/use-text.ts';
import type { ValueLabel } from '../form-world.ts';
import { type Group, isGroup, isText, pathOf } from './condition-model.ts';

export interface SentenceWords {
  t: TFunction<'form'>;
  locale: Locale;
  fields: readonly ScopeField[];
  valueLabel: ValueLabel;
}

/** A group of rows as one sentence, for those who would rather read. */
export function sentenceOf(group: Group, words: SentenceWords): string {
  const { t, locale } = words;
  if (group.items.length === 0) return t('condition.always');
  const parts = group.items.map((item) => {
    if (isGroup(item)) return t('condition.inner', { sentence: sentenceOf(item, words) });
    return isText(item) ? item.cel : rowSentence(item, words);
  });
  const type = group.kind === 'all' ? 'conjunction' : 'disjunction';
  const sentence =
    locale === 'ja'
      ? parts.join(t(`condition.join.${type}`))
      : new Intl.ListFormat(locale, { type }).format(parts);
  return group.kind === 'none' ? t('condition.negated', { sentence }) : sentence;
}

function rowSentence({ left, op, right }: Comparison, words: SentenceWords): string {
  const field = words.fields.find(({ path }) => path === left);
  return words.t(`condition.sentence.${op}`, {
    left: labelOf(left, words),
    right: Array.isArray(right) && op === 'between' ? '' : rightText(right, field, words),
    from: Array.isArray(right) ? rightText(right[0], field, words) : '',
    to: Array.isArray(right) ? rightText(right[1], field, words) : '',
  });
}

export const labelOf = (path: string, { fields, locale }: Pick<SentenceWords, 'fields' | 'locale'>): string =>
  pickText(fields.find((field) => field.path === path)?.label, locale) || path;

function rightText(right: Comparison['right'], field: ScopeField | undefined, words: SentenceWords): string {
  const { t, locale } = words;
  if (right === undefined || right === null || right === '') return t('condition.blank');
  if (typeof right === 'boolean') return t(right ? 'condition.yes' : 'condition.no');
  if (typeof right === 'number') return new Intl.NumberFormat(locale).format(right);
  if (typeof right === 'string') {
    return field?.values?.includes(right)
      ? words.valueLabel(field.path, right)
      : t('condition.quoted', { value: right });
  }
  if (Array.isArray(right)) {
    if (right.length === 0) return t('condition.blank');
    return new Intl.ListFormat(locale, { type: 'unit' }).format(
      right.map((each) => rightText(each, field, words)),
    );
  }
  const path = pathOf(right);
  return path === undefined ? durationText(right, words) : labelOf(path, words);
}

export const durationUnits = ['days', 'hours', 'minutes'] as const;

function durationText(duration: Record<string, unknown>, { locale }: SentenceWords): string {
  const parts = durationUnits.flatMap((unit) => {
    const amount = duration[unit];
    if (typeof amount !== 'number') return [];
    return new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: unit.slice(0, -1),
      unitDisplay: 'long',
    }).format(amount);
  });
  return parts.join(' ');
}
