import { Check } from 'lucide-react';
import { Checkbox, CheckboxGroup as AriaCheckboxGroup } from 'react-aria-components';
import choice from './Choice.module.css';
import styles from './Field.module.css';
import { ariaField, FieldLabel, FieldNotes } from './FieldParts.tsx';
import type { MultiSelectProps } from './MultiSelect.tsx';

export function CheckboxGroup(props: Omit<MultiSelectProps, 'placeholder'>) {
  const { value, onChange, options } = props;
  const { autoFocus: _, ...field } = ariaField(props);
  return (
    <AriaCheckboxGroup {...field} isReadOnly={props.isReadOnly} value={[...value]} onChange={onChange}>
      <FieldLabel {...props} />
      <div className={styles.choices}>
        {options.map(({ id, label }) => (
          <Checkbox key={id} value={id} className={choice.choice}>
            <span className={choice.box}>
              <Check size={14} strokeWidth={3} aria-hidden />
            </span>
            <span>{label}</span>
          </Checkbox>
        ))}
      </div>
      <FieldNotes {...props} />
    </AriaCheckboxGroup>
  );
}
