import { useText } from '../../i18n/use-text.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { useFormWorld } from '../form-world.ts';
import type { SettingWords } from './setting-props.ts';

/** A record of the run, written as a template: `{{case}}`. Any other template may be typed. */
export function RecordField({
  value,
  onChange,
  ...words
}: SettingWords & { value: string; onChange: (value: string) => void }) {
  const text = useText();
  const { fields } = useFormWorld();
  const options = fields
    .filter(({ type }) => type === 'record')
    .map(({ path, label }) => ({ id: `{{${path}}}`, label: text(label), description: `{{${path}}}` }));
  return (
    <ComboBox
      {...words}
      options={options}
      value={value === '' ? undefined : value}
      onChange={(next = '') => onChange(next)}
      allowsCustomValue
    />
  );
}
