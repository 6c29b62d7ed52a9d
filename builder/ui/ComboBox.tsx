import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button, ComboBox as AriaComboBox, Group, Input, Popover } from 'react-aria-components';
import styles from './Field.module.css';
import { ariaField, FieldLabel, FieldNotes, type FieldProps } from './FieldParts.tsx';
import list from './List.module.css';
import { matches } from './matches.ts';
import { type Option, OptionList } from './OptionList.tsx';

export interface ComboBoxProps extends FieldProps {
  value: string | undefined;
  onChange: (id: string | undefined) => void;
  options: readonly Option[];
  /** What is typed becomes the value even if no option has it. */
  allowsCustomValue?: boolean;
  placeholder?: string;
}

export function ComboBox(props: ComboBoxProps) {
  const { value, onChange, allowsCustomValue, placeholder } = props;
  const options = withPresent(props.options, value);
  const label = options.find(({ id }) => id === value)?.label ?? '';
  const [typed, setTyped] = useState(label);
  const [shown, setShown] = useState(label);
  // A value changed from outside, or a label that arrived later, replaces what stands in the field.
  if (shown !== label) {
    setShown(label);
    setTyped(label);
  }
  const leave = () => {
    const text = typed.trim();
    if (text === '' && value !== undefined) onChange(undefined);
    else if (allowsCustomValue && text !== '' && text !== label) onChange(text);
  };
  return (
    <AriaComboBox
      {...ariaField(props)}
      isReadOnly={props.isReadOnly}
      defaultItems={options}
      inputValue={typed}
      onInputChange={setTyped}
      value={value ?? null}
      onChange={(key) => key !== null && onChange(String(key))}
      onBlur={leave}
      allowsCustomValue={allowsCustomValue}
      allowsEmptyCollection
      menuTrigger="focus"
      defaultFilter={matches}
    >
      <FieldLabel {...props} />
      <Group className={styles.group} data-invalid={props.error === undefined ? undefined : ''}>
        <Input className={styles.input} placeholder={placeholder} />
        <Button className={styles.affix}>
          <ChevronDown size={16} aria-hidden />
        </Button>
      </Group>
      <FieldNotes {...props} />
      <Popover className={list.popover}>
        <OptionList />
      </Popover>
    </AriaComboBox>
  );
}

/** A value that is no option any more (a deleted queue) stays visible instead of vanishing. */
const withPresent = (options: readonly Option[], value: string | undefined): readonly Option[] =>
  value === undefined || value === '' || options.some(({ id }) => id === value)
    ? options
    : [...options, { id: value, label: value }];
