import { useTranslation } from 'react-i18next';
import { useText } from '../../i18n/use-text.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { useFormWorld, type Vocabulary } from '../form-world.ts';
import type { SettingWords } from './setting-props.ts';

export interface ReferenceFieldProps extends SettingWords {
  /** A list of the vocabulary, or `variable`. */
  kind: string;
  value: string;
  onChange: (value: string) => void;
}

/** Picks a queue, a template… by name. A template that gives the id may be written instead. */
export function ReferenceField({ kind, value, onChange, ...words }: ReferenceFieldProps) {
  const { t } = useTranslation('form');
  const text = useText();
  const { fields, vocabulary } = useFormWorld();
  const list = kind === 'variable' ? variablesOf(fields) : listOf(vocabulary, kind);
  const options = (list ?? []).map(({ id, name }) => ({ id, label: text(name), description: id }));
  const isGone =
    list !== undefined && value !== '' && !value.includes('{{') && !list.some(({ id }) => id === value);
  return (
    <ComboBox
      {...words}
      description={list === undefined ? t('reference.loading') : words.description}
      error={words.error ?? (isGone ? t('reference.unknown', { id: value }) : undefined)}
      options={options}
      value={value === '' ? undefined : value}
      onChange={(id = '') => onChange(id)}
      allowsCustomValue
    />
  );
}

const listOf = (vocabulary: Vocabulary | undefined, kind: string) =>
  vocabulary && kind in vocabulary ? vocabulary[kind as keyof Vocabulary] : undefined;

const variablesOf = (fields: ReturnType<typeof useFormWorld>['fields']) =>
  fields
    .filter(({ path }) => path.startsWith('vars.'))
    .map(({ path, label }) => ({ id: path.slice('vars.'.length), name: label }));
