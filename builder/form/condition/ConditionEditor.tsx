import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compileCondition, type Condition } from '../../../engine/browser.ts';
import { useLocale } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { useFormWorld } from '../form-world.ts';
import styles from './Condition.module.css';
import { conditionOf, type Group, groupOf } from './condition-model.ts';
import { sentenceOf } from './condition-sentence.ts';
import { ConditionGroup } from './ConditionGroup.tsx';

export interface ConditionEditorProps {
  label: string;
  value: Condition | undefined;
  onChange: (value: Condition | undefined) => void;
  onBlur?: () => void;
  description?: string;
  error?: string;
  isReadOnly?: boolean;
}

/** Rows first: field, operator, value. The same condition as text (CEL) at any time. */
export function ConditionEditor(props: ConditionEditorProps) {
  const { label, value, onChange, onBlur, description, error, isReadOnly } = props;
  const { t } = useTranslation('form');
  const locale = useLocale();
  const { fields, labelOf } = useFormWorld();
  const isWritten = value !== undefined && 'cel' in value;
  const group = groupOf(isWritten ? undefined : value);
  return (
    <fieldset className={styles.editor} onBlur={onBlur} disabled={isReadOnly}>
      <legend>{label}</legend>
      {isWritten ? (
        <WrittenCondition {...props} cel={value.cel} />
      ) : (
        <>
          <ConditionGroup group={group} onChange={(next) => onChange(conditionOf(next))} />
          <p className={styles.sentence} aria-live="polite">
            {sentenceOf(group, { t, locale, fields, valueLabel: labelOf })}
          </p>
          <SwitchToText group={group} onChange={onChange} />
        </>
      )}
      {description && <p className={styles.hint}>{description}</p>}
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

function SwitchToText({ group, onChange }: { group: Group } & Pick<ConditionEditorProps, 'onChange'>) {
  const { t } = useTranslation('form');
  const toText = () => {
    const { cel } = compileCondition(conditionOf(group));
    left.set(cel, group);
    onChange({ cel });
  };
  if (group.items.length === 0) return null;
  return (
    <div>
      <Button variant="quiet" size="dense" onPress={toText}>
        {t('condition.toText')}
      </Button>
    </div>
  );
}

/** Rows that were turned into text, by that text: unchanged text leads back to them. */
const left = new Map<string, Group>();

function WrittenCondition({ cel, onChange, isReadOnly }: ConditionEditorProps & { cel: string }) {
  const { t } = useTranslation('form');
  const [isLeaving, setLeaving] = useState(false);
  const rows = left.get(cel);
  const problems = cel.trim() === '' ? [] : compileCondition({ cel }).problems;
  const toRows = () => {
    if (rows === undefined && !isLeaving) setLeaving(true);
    else onChange(rows === undefined ? undefined : conditionOf(rows));
  };
  return (
    <>
      <TextArea
        label={t('condition.text')}
        className={styles.code}
        value={cel}
        onChange={(text) => onChange({ cel: text })}
        rows={3}
        maxLength={2000}
        isReadOnly={isReadOnly}
        error={problems[0] && t(`condition.problems.${problems[0].code}`)}
        lang="en"
      />
      {isLeaving && <p className={styles.hint}>{t('condition.noRows')}</p>}
      <div>
        <Button variant="quiet" size="dense" onPress={toRows}>
          {isLeaving ? t('condition.startOver') : t('condition.toRows')}
        </Button>
      </div>
    </>
  );
}
