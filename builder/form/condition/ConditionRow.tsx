import { Equal, Link2, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Comparison, operators } from '../../../engine/browser.ts';
import { useText } from '../../i18n/use-text.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { useFormWorld } from '../form-world.ts';
import styles from './Condition.module.css';
import {
  comparesWithBefore,
  operatorsFor,
  pathOf,
  valueKindOf,
  withLeft,
  withOperator,
} from './condition-model.ts';
import { ConditionValue } from './ConditionValue.tsx';

export interface ConditionRowProps {
  row: Comparison;
  onChange: (row: Comparison) => void;
  onRemove: () => void;
}

export function ConditionRow({ row, onChange, onRemove }: ConditionRowProps) {
  const { t } = useTranslation('form');
  const text = useText();
  const { fields, looksBack = false } = useFormWorld();
  const field = fields.find(({ path }) => path === row.left);
  const fitting = operatorsFor(field).filter((op) => looksBack || !comparesWithBefore(op));
  const shown = fitting.includes(row.op) ? fitting : [...fitting, row.op];
  const options = fields.map(({ path, label }) => ({ id: path, label: text(label), description: path }));
  const other = pathOf(row.right);
  const isOne = valueKindOf(row.op) === 'one';
  return (
    <div className={styles.row} role="group" aria-label={t('condition.row')}>
      <div className={styles.fields}>
        <ComboBox
          label={t('condition.field')}
          hideLabel
          allowsCustomValue
          value={row.left}
          options={options}
          onChange={(left) => left !== undefined && onChange(withLeft(row, left, fields))}
        />
        <Select
          label={t('condition.operator')}
          hideLabel
          value={row.op}
          options={shown.map((id) => ({ id, label: t(`condition.operators.${id}`) }))}
          onChange={(id) => onChange(withOperator(row, operators.find((each) => each === id) ?? 'eq'))}
        />
        {other === undefined ? (
          <ConditionValue row={row} field={field} onChange={(right) => onChange({ ...row, right })} />
        ) : (
          <ComboBox
            label={t('condition.otherField')}
            hideLabel
            allowsCustomValue
            value={other}
            options={options}
            onChange={(path = '') => onChange({ ...row, right: { path } })}
          />
        )}
      </div>
      <div className={styles.side}>
        <IconButton size="dense" icon={Trash2} label={t('condition.removeRow')} onPress={onRemove} />
        {isOne && (
          <IconButton
            size="dense"
            icon={other === undefined ? Link2 : Equal}
            label={other === undefined ? t('condition.compareField') : t('condition.compareValue')}
            onPress={() => onChange({ ...row, right: other === undefined ? { path: row.left } : '' })}
          />
        )}
      </div>
    </div>
  );
}
