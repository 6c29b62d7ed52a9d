import type { FormField } from '../../../engine/browser.ts';
import styles from '../Form.module.css';
import { isSettings, withSetting } from './setting-values.ts';
import type { DrawSetting, SettingProps, SettingWords } from './setting-props.ts';

/** Settings within a setting. */
export function ObjectField({
  field,
  path,
  value,
  onChange,
  words,
  faults,
  isReadOnly,
  draw,
}: SettingProps<Extract<FormField, { kind: 'object' }>> & { words: SettingWords; draw: DrawSetting }) {
  const settings = isSettings(value) ? value : {};
  return (
    <div className={styles.group} role="group" aria-label={words.label}>
      {field.fields.map((each) =>
        draw({
          field: each,
          path: `${path}.${each.name}`,
          value: settings[each.name],
          onChange: (next) => onChange(withSetting(settings, each.name, next)),
          faults,
          isReadOnly,
        }),
      )}
      {words.error && (
        <p className={styles.error} role="alert">
          {words.error}
        </p>
      )}
    </div>
  );
}
