import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import styles from './Field.module.css';
import { ariaField, FieldLabel, FieldNotes, type FieldProps } from './FieldParts.tsx';
import list from './List.module.css';
import { type Option, OptionList } from './OptionList.tsx';

export interface MultiSelectProps extends FieldProps {
  value: readonly string[];
  onChange: (ids: string[]) => void;
  options: readonly Option[];
  placeholder?: string;
}

export function MultiSelect(props: MultiSelectProps) {
  const { t, i18n } = useTranslation();
  const { value, onChange, options, placeholder = t('state.choose') } = props;
  const names = options.filter(({ id }) => value.includes(id)).map(({ label }) => label);
  const summary = new Intl.ListFormat(i18n.language, { type: 'unit', style: 'short' }).format(names);
  return (
    <AriaSelect
      {...ariaField(props)}
      isDisabled={props.isDisabled || props.isReadOnly}
      selectionMode="multiple"
      placeholder={placeholder}
      value={[...value]}
      onChange={(keys) => onChange(keys.map(String))}
    >
      <FieldLabel {...props} />
      <Button className={styles.picker}>
        <SelectValue className={styles.value}>{names.length === 0 ? placeholder : summary}</SelectValue>
        <ChevronDown size={16} aria-hidden />
      </Button>
      <FieldNotes {...props} />
      <Popover className={list.popover}>
        <OptionList items={options} />
      </Popover>
    </AriaSelect>
  );
}
