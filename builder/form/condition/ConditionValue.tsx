import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Comparison, ScopeField } from '../../../engine/browser.ts';
import { MultiSelect } from '../../ui/MultiSelect.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { optionsOf, useFormWorld } from '../form-world.ts';
import { lineOf, valueOf } from '../settings/setting-values.ts';
import styles from './Condition.module.css';
import { valueKindOf, wordsOf } from './condition-model.ts';
import { durationUnits } from './condition-sentence.ts';

type Right = NonNullable<Comparison['right']>;
export interface ConditionValueProps {
  row: Comparison;
  field: ScopeField | undefined;
  onChange: (right: Right) => void;
}

/** The right side of a row, by operator and type. */
export function ConditionValue({ row, field, onChange }: ConditionValueProps) {
  const kind = valueKindOf(row.op);
  switch (kind) {
    case 'none':
      return null;
    case 'one':
      return <OneValue value={row.right} field={field} onChange={onChange} />;
    case 'range':
      return <RangeValue value={row.right} field={field} onChange={onChange} />;
    case 'several':
      return <SeveralValues value={row.right} field={field} onChange={onChange} />;
    case 'duration':
      return <DurationValue value={row.right} onChange={onChange} />;
    default:
      return kind satisfies never;
  }
}

interface ValueProps {
  value: Comparison['right'];
  field: ScopeField | undefined;
  onChange: (right: Right) => void;
  label?: string;
}

function OneValue({ value, field, onChange, label }: ValueProps) {
  const { t } = useTranslation('form');
  const { labelOf } = useFormWorld();
  const name = { label: label ?? t('condition.value'), hideLabel: true };
  if (field?.values) {
    const options = optionsOf(field, labelOf);
    return <Select {...name} options={options} value={String(value ?? '')} onChange={onChange} />;
  }
  switch (field?.type) {
    case 'boolean': {
      const options = [
        { id: 'true', label: t('condition.yes') },
        { id: 'false', label: t('condition.no') },
      ];
      return (
        <Select
          {...name}
          options={options}
          value={String(value)}
          onChange={(id) => onChange(id === 'true')}
        />
      );
    }
    case 'number': {
      const number = typeof value === 'number' ? value : undefined;
      return <NumberField {...name} value={number} onChange={(next) => onChange(next ?? 0)} />;
    }
    case 'time':
      return <TimeValue {...name} value={value} onChange={onChange} />;
    case 'text':
      return <TextField {...name} value={value == null ? '' : String(value)} onChange={onChange} />;
    default:
      // Of an unknown type only the value itself can tell: `true` and 12 stay what they are.
      return <TextField {...name} value={lineOf(value)} onChange={(line) => onChange(plainOf(line))} />;
  }
}

const plainOf = (line: string): Right => z.json().parse(valueOf(line)) ?? '';

/** Times are kept in UTC and shown in the reader's own time. */
function TimeValue({
  value,
  onChange,
  ...name
}: Omit<ValueProps, 'field'> & { label: string; hideLabel: boolean }) {
  const time = typeof value === 'string' ? new Date(value) : undefined;
  const local = time === undefined || Number.isNaN(time.getTime()) ? '' : localMinute(time);
  const take = (typed: string) => onChange(typed === '' ? '' : new Date(typed).toISOString());
  return <TextField {...name} type="datetime-local" value={local} onChange={take} />;
}
const localMinute = (time: Date): string =>
  new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

function RangeValue({ value, field, onChange }: ValueProps) {
  const { t } = useTranslation('form');
  const [from, to] = Array.isArray(value) ? value : [];
  return (
    <div className={styles.pair}>
      <OneValue
        label={t('condition.from')}
        value={from}
        field={field ?? number}
        onChange={(next) => onChange([next, to ?? 0])}
      />
      <OneValue
        label={t('condition.to')}
        value={to}
        field={field ?? number}
        onChange={(next) => onChange([from ?? 0, next])}
      />
    </div>
  );
}
const noText = { en: '', ja: '' };
const number: ScopeField = { path: '', label: noText, group: noText, type: 'number' };

function SeveralValues({ value, field, onChange }: ValueProps) {
  const { t } = useTranslation('form');
  const { labelOf } = useFormWorld();
  const values = Array.isArray(value) ? value.map(String) : [];
  const [typed, setTyped] = useState(() => values.join(', '));
  if (field?.values) {
    const options = optionsOf(field, labelOf);
    return (
      <MultiSelect
        label={t('condition.values')}
        hideLabel
        options={options}
        value={values}
        onChange={onChange}
      />
    );
  }
  const take = (next: string) => {
    setTyped(next);
    const words = wordsOf(next);
    onChange(field?.type === 'number' ? words.map(Number).filter((each) => !Number.isNaN(each)) : words);
  };
  return (
    <TextField
      label={t('condition.values')}
      hideLabel
      value={typed}
      onChange={take}
      placeholder={t('condition.valuesHint')}
    />
  );
}

function DurationValue({ value, onChange }: Omit<ValueProps, 'field'>) {
  const { t } = useTranslation('form');
  const duration = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const unit = durationUnits.find((each) => each in duration) ?? 'hours';
  const amount = duration[unit];
  return (
    <div className={styles.pair}>
      <NumberField
        label={t('condition.value')}
        hideLabel
        min={0}
        value={typeof amount === 'number' ? amount : undefined}
        onChange={(next) => onChange({ [unit]: next ?? 0 })}
      />
      <Select
        label={t('duration.unit')}
        hideLabel
        value={unit}
        options={durationUnits.map((id) => ({ id, label: t(`duration.${id}`) }))}
        onChange={(next) => onChange({ [next]: typeof amount === 'number' ? amount : 1 })}
      />
    </div>
  );
}
