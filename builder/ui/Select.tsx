import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import styles from './Field.module.css';
import { ariaField, FieldLabel, FieldNotes, type FieldProps } from './FieldParts.tsx';
import list from './List.module.css';
import { type Option, OptionList } from './OptionList.tsx';

export interface SelectProps<Id extends string> extends FieldProps {
  value: Id | undefined;
  onChange: (id: Id) => void;
  options: readonly (Option & { id: Id })[];
  placeholder?: string;
}

export function Select<Id extends string>(props: SelectProps<Id>) {
  const { t } = useTranslation();
  const { value, onChange, options, placeholder = t('state.choose') } = props;
  return (
    <AriaSelect
      {...ariaField(props)}
      isDisabled={props.isDisabled || props.isReadOnly}
      placeholder={placeholder}
      value={value ?? null}
      onChange={(key) => {
        const chosen = options.find(({ id }) => id === key);
        if (chosen) onChange(chosen.id);
      }}
    >
      <FieldLabel {...props} />
      <Button className={styles.picker}>
        <SelectValue className={styles.value}>
          {({ isPlaceholder, selectedText }) => (isPlaceholder ? placeholder : selectedText)}
        </SelectValue>
        <ChevronDown size={16} aria-hidden />
      </Button>
      <FieldNotes {...props} />
      <Popover className={list.popover}>
        <OptionList items={options} />
      </Popover>
    </AriaSelect>
  );
}
