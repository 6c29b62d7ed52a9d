import { useTranslation } from 'react-i18next';
import type { Locale, Text } from '../../engine/browser.ts';
import field from './Field.module.css';
import { TextArea } from './TextArea.tsx';
import { TextField } from './TextField.tsx';
import styles from './TextPairField.module.css';

export interface TextPairFieldProps {
  label: string;
  value: Text;
  onChange: (value: Text) => void;
  onBlur?: () => void;
  multiline?: boolean;
  rows?: number;
  description?: string;
  error?: string;
  isRequired?: boolean;
  isReadOnly?: boolean;
}

/** One text in both languages, side by side. */
export function TextPairField({ label, value, onChange, description, error, ...rest }: TextPairFieldProps) {
  const { t, i18n } = useTranslation();
  const order: Locale[] = i18n.language === 'ja' ? ['ja', 'en'] : ['en', 'ja'];
  const { multiline, rows, ...shared } = rest;
  return (
    <fieldset className={styles.pair}>
      <legend className={styles.legend}>{label}</legend>
      {order.map((locale) => {
        const props = {
          ...shared,
          label: t(`locale.${locale}`),
          lang: locale,
          value: value[locale],
          onChange: (text: string) => onChange({ ...value, [locale]: text }),
          error: error !== undefined && value[locale].trim() === '' ? error : undefined,
        };
        return multiline ? (
          <TextArea key={locale} rows={rows} {...props} />
        ) : (
          <TextField key={locale} {...props} />
        );
      })}
      {description && <p className={field.description}>{description}</p>}
    </fieldset>
  );
}
