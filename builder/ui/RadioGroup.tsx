import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import choice from './Choice.module.css';
import styles from './Field.module.css';
import { ariaField, FieldLabel, FieldNotes } from './FieldParts.tsx';
import type { SelectProps } from './Select.tsx';

export function RadioGroup<Id extends string>(props: Omit<SelectProps<Id>, 'placeholder'>) {
  const { value, onChange, options } = props;
  const { autoFocus: _, ...field } = ariaField(props);
  return (
    <AriaRadioGroup
      {...field}
      isReadOnly={props.isReadOnly}
      value={value ?? null}
      onChange={(key) => {
        const chosen = options.find(({ id }) => id === key);
        if (chosen) onChange(chosen.id);
      }}
    >
      <FieldLabel {...props} />
      <div className={styles.choices}>
        {options.map(({ id, label, description }) => (
          <Radio key={id} value={id} className={choice.choice}>
            <span className={`${choice.box} ${choice.dot}`} />
            <span>
              {label}
              {description && <span className={styles.beneath}>{description}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldNotes {...props} />
    </AriaRadioGroup>
  );
}
