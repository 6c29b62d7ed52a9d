import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormField } from '../../../engine/browser.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import styles from '../Form.module.css';
import { isSettings, withSetting } from './setting-values.ts';
import type { DrawSetting, SettingProps, SettingWords } from './setting-props.ts';

/** With more settings than this and none required, only those in use are shown. */
const mostInView = 4;

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
  const [opened, setOpened] = useState<readonly string[]>([]);
  const isPick = field.fields.length > mostInView && field.fields.every(({ required }) => !required);
  const isShown = ({ name }: FormField) => !isPick || settings[name] !== undefined || opened.includes(name);
  const hidden = field.fields.filter((each) => !isShown(each));
  return (
    <div className={styles.group} role="group" aria-label={words.label}>
      {field.fields.filter(isShown).map((each) =>
        draw({
          field: each,
          path: `${path}.${each.name}`,
          value: settings[each.name],
          onChange: (next) => onChange(withSetting(settings, each.name, next)),
          faults,
          isReadOnly,
        }),
      )}
      {hidden.length > 0 && !isReadOnly && (
        <PickSetting fields={hidden} onPick={(name) => setOpened([...opened, name])} />
      )}
      {words.error && (
        <p className={styles.error} role="alert">
          {words.error}
        </p>
      )}
    </div>
  );
}

function PickSetting({ fields, onPick }: { fields: readonly FormField[]; onPick: (name: string) => void }) {
  const { t } = useTranslation('form');
  const text = useText();
  const items = fields.map(({ name, label }) => ({
    id: name,
    label: text(label),
    onAction: () => onPick(name),
  }));
  const trigger = (
    <Button variant="quiet" size="dense" icon={Plus}>
      {t('pickSetting')}
    </Button>
  );
  return (
    <div>
      <Menu label={t('pickSetting')} trigger={trigger} items={items} />
    </div>
  );
}
