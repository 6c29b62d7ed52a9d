import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameSchema } from '../../../engine/browser.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from '../Form.module.css';
import { isSettings, lineOf, valueOf } from './setting-values.ts';
import type { SettingWords } from './setting-props.ts';
import { TemplateField } from './TemplateField.tsx';

interface Line {
  key: string;
  text: string;
}
const linesOf = (value: unknown): Line[] =>
  Object.entries(isSettings(value) ? value : {}).map(([key, each]) => ({ key, text: lineOf(each) }));
const isGood = (key: string, index: number, lines: readonly Line[]): boolean =>
  nameSchema.safeParse(key).success && lines.findIndex((line) => line.key === key) === index;

/** Names and values. While a name is not yet usable its line stays on the screen but out of the settings. */
export function KeyValueField({
  value,
  onChange,
  ...words
}: SettingWords & { value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useTranslation('form');
  const [lines, setLines] = useState(() => linesOf(value));
  const [given, setGiven] = useState(value);
  // Undo, or another step: what came from outside replaces what was typed here.
  if (given !== value) {
    setGiven(value);
    setLines(linesOf(value));
  }
  const take = (next: Line[]) => {
    const settings = Object.fromEntries(
      next.filter(({ key }, index) => isGood(key, index, next)).map(({ key, text }) => [key, valueOf(text)]),
    );
    setLines(next);
    setGiven(settings);
    onChange(settings);
  };
  return (
    <fieldset className={styles.group}>
      <legend>{words.label}</legend>
      {lines.map((line, index) => (
        // A line has no identity but its place: its name is what is being typed.
        <div className={styles.row} key={index}>
          <div className={styles.grow}>
            <TextField
              label={t('keyValue.key')}
              value={line.key}
              onChange={(key) => take(lines.with(index, { ...line, key }))}
              error={line.key !== '' && !isGood(line.key, index, lines) ? t('keyValue.badKey') : undefined}
              isReadOnly={words.isReadOnly}
              lang="en"
            />
          </div>
          <div className={styles.grow}>
            <TemplateField
              label={t('keyValue.value')}
              rows={1}
              value={line.text}
              onChange={(text) => take(lines.with(index, { ...line, text }))}
              isReadOnly={words.isReadOnly}
            />
          </div>
          {!words.isReadOnly && (
            <IconButton
              icon={Trash2}
              label={t('keyValue.remove', { key: line.key })}
              onPress={() => take(lines.toSpliced(index, 1))}
            />
          )}
        </div>
      ))}
      {!words.isReadOnly && (
        <div>
          <Button
            variant="quiet"
            size="dense"
            icon={Plus}
            onPress={() => setLines([...lines, { key: '', text: '' }])}
          >
            {t('keyValue.add')}
          </Button>
        </div>
      )}
      {words.description && <p className={styles.hint}>{words.description}</p>}
      {words.error && (
        <p className={styles.error} role="alert">
          {words.error}
        </p>
      )}
    </fieldset>
  );
}
