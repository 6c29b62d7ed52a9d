import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextArea } from '../../ui/TextArea.tsx';
import styles from '../Form.module.css';
import type { SettingWords } from './setting-props.ts';

const pretty = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value, null, 2));

/** A setting no other field fits. While the text is no JSON, the settings keep what was valid last. */
export function JsonField({
  value,
  onChange,
  ...words
}: SettingWords & { value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useTranslation('form');
  const [typed, setTyped] = useState(() => pretty(value));
  const [given, setGiven] = useState(value);
  const [isBad, setBad] = useState(false);
  if (given !== value) {
    setGiven(value);
    setTyped(pretty(value));
    setBad(false);
  }
  const take = (text: string) => {
    setTyped(text);
    const read = parse(text);
    setBad(read === undefined);
    if (read === undefined) return;
    setGiven(read.value);
    onChange(read.value);
  };
  return (
    <TextArea
      {...words}
      className={styles.mono}
      value={typed}
      onChange={take}
      rows={5}
      lang="en"
      error={isBad ? t('json.invalid') : words.error}
    />
  );
}

function parse(text: string): { value: unknown } | undefined {
  if (text.trim() === '') return { value: undefined };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
