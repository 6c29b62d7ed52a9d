import { Braces, Hash } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from '../Form.module.css';
import { durationUnits } from '../condition/condition-sentence.ts';
import { NumberSetting } from './NumberSetting.tsx';
import { isSettings, withSetting } from './setting-values.ts';
import type { SettingWords } from './setting-props.ts';
import { TemplateField } from './TemplateField.tsx';

const amount = { minimum: 0, maximum: 100_000, isWhole: false, takesTemplate: false };

/** Days, hours and minutes, or a template that gives a duration. */
export function DurationField({
  value,
  onChange,
  ...words
}: SettingWords & { value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useTranslation('form');
  const isTemplate = typeof value === 'string';
  const duration = isSettings(value) ? value : {};
  const change = (unit: string, next: unknown) => {
    const changed = withSetting(duration, unit, next);
    onChange(Object.keys(changed).length === 0 && !words.isRequired ? undefined : changed);
  };
  return (
    <fieldset className={styles.group}>
      <legend>{words.label}</legend>
      <div className={styles.row}>
        {isTemplate ? (
          <div className={styles.grow}>
            <TemplateField {...words} rows={1} value={value} onChange={onChange} />
          </div>
        ) : (
          durationUnits.map((unit) => (
            <div key={unit} className={styles.grow}>
              <NumberSetting
                field={{ ...amount, takesTemplate: typeof duration[unit] === 'string' }}
                label={t(`duration.${unit}`)}
                description={undefined}
                error={undefined}
                isRequired={false}
                isReadOnly={words.isReadOnly}
                value={duration[unit]}
                onChange={(next) => change(unit, next)}
              />
            </div>
          ))
        )}
        {!words.isReadOnly && (
          <IconButton
            icon={isTemplate ? Hash : Braces}
            label={isTemplate ? t('useNumber') : t('useTemplate')}
            onPress={() => onChange(isTemplate ? { hours: 1 } : '')}
          />
        )}
      </div>
      {words.description && <p className={styles.hint}>{words.description}</p>}
      {words.error && !isTemplate && (
        <p className={styles.error} role="alert">
          {words.error}
        </p>
      )}
    </fieldset>
  );
}
