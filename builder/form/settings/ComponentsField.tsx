import { useTranslation } from 'react-i18next';
import { type Component, componentSchema } from '../../../engine/browser.ts';
import { Select } from '../../ui/Select.tsx';
import styles from '../Form.module.css';
import { partKinds, partOf, partSettings } from './part-settings.ts';
import { isSettings, type Settings, withSetting } from './setting-values.ts';
import { ItemList } from './ListField.tsx';
import type { DrawSetting, SettingWords } from './setting-props.ts';

/** The parts of a screen: what is shown and what is asked, in order. */
export function ComponentsField({
  value,
  onChange,
  draw,
  ...words
}: SettingWords & { value: unknown; onChange: (value: unknown) => void; draw: DrawSetting }) {
  const { t } = useTranslation('form');
  const parts: readonly unknown[] = Array.isArray(value) ? value : [];
  const names = parts.map((part) => (isSettings(part) ? String(part['name']) : ''));
  return (
    <ItemList
      words={words}
      items={parts}
      onChange={onChange}
      onAdd={() => onChange([...parts, partOf('text', { name: freeName(names) })])}
      addLabel={t('parts.add')}
      most={50}
      draw={(part, index) => (
        <PartField
          part={isSettings(part) ? part : {}}
          onChange={(next) => onChange(parts.with(index, next))}
          isReadOnly={words.isReadOnly}
          draw={draw}
        />
      )}
    />
  );
}

function PartField({
  part,
  onChange,
  isReadOnly,
  draw,
}: {
  part: Settings;
  onChange: (part: Settings) => void;
  isReadOnly: boolean | undefined;
  draw: DrawSetting;
}) {
  const { t } = useTranslation('form');
  const kind = partKinds.find((each) => each === part['type']) ?? 'text';
  const faults = faultsOf(part);
  return (
    <div className={styles.group}>
      <Select
        label={t('parts.kind')}
        isReadOnly={isReadOnly}
        value={kind}
        options={partKinds.map((id) => ({ id, label: t(`parts.kinds.${id}`) }))}
        onChange={(id) => onChange(partOf(partKinds.find((each) => each === id) ?? 'text', part))}
      />
      {partSettings(kind).map((field) =>
        draw({
          field,
          path: field.name,
          value: part[field.name],
          onChange: (next) => onChange(withSetting(part, field.name, next)),
          faults,
          isReadOnly,
        }),
      )}
    </div>
  );
}

function faultsOf(part: Settings): Record<string, string> {
  const judged = componentSchema.safeParse(part);
  if (judged.success) return {};
  const name = judged.error.issues.find(({ path }) => path[0] === 'name');
  return name === undefined ? {} : { name: name.message };
}

/** `question1`, or the next number nobody has. */
function freeName(names: readonly string[]): Component['name'] {
  let number = names.length + 1;
  while (names.includes(`question${number}`)) number += 1;
  return `question${number}`;
}
