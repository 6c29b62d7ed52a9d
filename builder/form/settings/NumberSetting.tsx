import { Braces, Hash } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FormField } from '../../../engine/browser.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import styles from '../Form.module.css';
import type { SettingWords } from './setting-props.ts';
import { TemplateField } from './TemplateField.tsx';

export interface NumberSettingProps extends SettingWords {
  field: Pick<Extract<FormField, { kind: 'number' }>, 'minimum' | 'maximum' | 'isWhole' | 'takesTemplate'>;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** A number, or a template that gives one. */
export function NumberSetting({ field, value, onChange, ...words }: NumberSettingProps) {
  const { t } = useTranslation('form');
  const isTemplate = typeof value === 'string';
  return (
    <div className={styles.row}>
      <div className={styles.grow}>
        {isTemplate ? (
          <TemplateField {...words} rows={1} value={value} onChange={onChange} />
        ) : (
          <NumberField
            {...words}
            value={typeof value === 'number' ? value : undefined}
            onChange={onChange}
            min={field.minimum}
            max={field.maximum}
            step={field.isWhole ? 1 : undefined}
          />
        )}
      </div>
      {field.takesTemplate && !words.isReadOnly && (
        <IconButton
          icon={isTemplate ? Hash : Braces}
          label={isTemplate ? t('useNumber') : t('useTemplate')}
          onPress={() => onChange(isTemplate ? undefined : '')}
        />
      )}
    </div>
  );
}
