import { useTranslation } from 'react-i18next';
import type { Locale, Text } from '../../../engine/browser.ts';
import styles from '../Form.module.css';
import { isSettings } from './setting-values.ts';
import type { SettingWords } from './setting-props.ts';
import { TemplateField } from './TemplateField.tsx';

/** A text in both languages; each may read data. Emptied in both, an optional one is taken out. */
export function TemplatePairField({
  label,
  description,
  error,
  isRequired,
  isReadOnly,
  value,
  onChange,
}: SettingWords & { value: unknown; onChange: (value: Text | undefined) => void }) {
  const { t, i18n } = useTranslation();
  const order: Locale[] = i18n.language === 'ja' ? ['ja', 'en'] : ['en', 'ja'];
  const text = textOf(value);
  const change = (locale: Locale, words: string) => {
    const next = { ...text, [locale]: words };
    onChange(next.en === '' && next.ja === '' && !isRequired ? undefined : next);
  };
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {order.map((locale) => (
        <TemplateField
          key={locale}
          label={t(`locale.${locale}`)}
          lang={locale}
          rows={1}
          value={text[locale]}
          onChange={(words) => change(locale, words)}
          error={error !== undefined && text[locale].trim() === '' ? error : undefined}
          isReadOnly={isReadOnly}
        />
      ))}
      {description && <p className={styles.hint}>{description}</p>}
    </fieldset>
  );
}

const textOf = (value: unknown): Text => {
  const { en, ja } = isSettings(value) ? value : {};
  return { en: typeof en === 'string' ? en : '', ja: typeof ja === 'string' ? ja : '' };
};
