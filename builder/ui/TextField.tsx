import { Input, TextField as AriaTextField } from 'react-aria-components';
import styles from './Field.module.css';
import { ariaField, FieldLabel, FieldNotes, type FieldProps } from './FieldParts.tsx';

export interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  type?: 'text' | 'email' | 'password' | 'search' | 'url' | 'tel' | 'date' | 'time' | 'datetime-local';
  placeholder?: string;
  autoComplete?: string;
  maxLength?: number;
  /** Language of what is typed, where it is not the screen's. */
  lang?: string;
  name?: string;
}

export function TextField(props: TextFieldProps) {
  const { value, onChange, onBlur, type, placeholder, autoComplete, maxLength, lang, name } = props;
  return (
    <AriaTextField
      {...ariaField(props)}
      isReadOnly={props.isReadOnly}
      {...{ value, onChange, onBlur, type, autoComplete, maxLength, name }}
    >
      <FieldLabel {...props} />
      <Input className={styles.input} placeholder={placeholder} lang={lang} />
      <FieldNotes {...props} />
    </AriaTextField>
  );
}
