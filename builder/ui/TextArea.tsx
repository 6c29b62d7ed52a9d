import type { KeyboardEventHandler, Ref } from 'react';
import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import styles from './Field.module.css';
import { ariaField, FieldLabel, FieldNotes, type FieldProps } from './FieldParts.tsx';

export interface TextAreaProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  onKeyDown?: KeyboardEventHandler<HTMLTextAreaElement>;
  rows?: number;
  placeholder?: string;
  maxLength?: number;
  lang?: string;
  inputRef?: Ref<HTMLTextAreaElement>;
}

export function TextArea(props: TextAreaProps) {
  const { value, onChange, onBlur, onKeyDown, rows = 4, placeholder, maxLength, lang, inputRef } = props;
  return (
    <AriaTextField
      {...ariaField(props)}
      isReadOnly={props.isReadOnly}
      {...{ value, onChange, onBlur, maxLength }}
    >
      <FieldLabel {...props} />
      <AriaTextArea
        ref={inputRef}
        className={styles.input}
        rows={rows}
        placeholder={placeholder}
        lang={lang}
        onKeyDown={onKeyDown}
      />
      <FieldNotes {...props} />
    </AriaTextField>
  );
}
