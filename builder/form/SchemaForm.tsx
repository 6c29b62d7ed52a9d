import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormField, ScopeField } from '../../engine/browser.ts';
import styles from './Form.module.css';
import { FormWorldContext, type Vocabulary } from './form-world.ts';
import { faultAt, type FaultsByPath } from './settings/faults.ts';
import { type Settings, withSetting } from './settings/setting-values.ts';
import { SettingField } from './settings/SettingField.tsx';

export interface SchemaFormProps {
  /** `formFields(definition)`. */
  fields: readonly FormField[];
  value: Settings;
  onChange: (value: Settings) => void;
  /** `scopeFields(flow, catalogue, stepId)`: what templates and conditions may read. */
  scope: readonly ScopeField[];
  /** Answer of `GET /vocabulary`, once it is there. */
  vocabulary: Vocabulary | undefined;
  /** Faults by path within the settings: `to.0.queue`. */
  faults?: FaultsByPath;
  isReadOnly?: boolean;
}

/** The settings of a step, drawn from its definition. Each field carries its path as `data-path`. */
export function SchemaForm({
  fields,
  value,
  onChange,
  scope,
  vocabulary,
  faults = {},
  isReadOnly,
}: SchemaFormProps) {
  const { t } = useTranslation('form');
  const world = useMemo(() => ({ fields: scope, vocabulary }), [scope, vocabulary]);
  const draw = (field: FormField) => (
    <SettingField
      key={field.name}
      field={field}
      path={field.name}
      value={value[field.name]}
      onChange={(next) => onChange(withSetting(value, field.name, next))}
      faults={faults}
      isReadOnly={isReadOnly}
    />
  );
  const advanced = fields.filter(({ group }) => group === 'advanced');
  // A fault in a closed drawer would be a riddle.
  const isOpen = advanced.some(({ name }) => faultAt(faults, name, 'within') !== undefined);
  return (
    <FormWorldContext value={world}>
      <div className={styles.form}>
        {fields.filter(({ group }) => group === 'basic').map(draw)}
        {advanced.length > 0 && (
          <details className={styles.advanced} open={isOpen || undefined}>
            <summary>{t('advanced')}</summary>
            <div className={styles.form}>{advanced.map(draw)}</div>
          </details>
        )}
      </div>
    </FormWorldContext>
  );
}
