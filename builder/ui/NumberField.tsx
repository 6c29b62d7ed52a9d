import { Minus, Plus } from 'lucide-react';
import { Button, Group, Input, NumberField as AriaNumberField } from 'react-aria-components';
import styles from './Field.module.css';
import { ariaField, FieldLabel, FieldNotes, type FieldProps } from './FieldParts.tsx';

export interface NumberFieldProps extends FieldProps {
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  min?: number;
  max?: number;
  step?: number;
}

export function NumberField(props: NumberFieldProps) {
  const { value, onChange, min, max, step } = props;
  return (
    <AriaNumberField
      {...ariaField(props)}
      isReadOnly={props.isReadOnly}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? undefined : next)}
      minValue={min}
      maxValue={max}
      step={step}
      formatOptions={{ maximumFractionDigits: 6 }}
    >
      <FieldLabel {...props} />
      <Group className={styles.group}>
        <Input className={styles.input} />
        <Button slot="decrement" className={styles.affix}>
          <Minus size={14} aria-hidden />
        </Button>
        <Button slot="increment" className={styles.affix}>
          <Plus size={14} aria-hidden />
        </Button>
      </Group>
      <FieldNotes {...props} />
    </AriaNumberField>
  );
}
