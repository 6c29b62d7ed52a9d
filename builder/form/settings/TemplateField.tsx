import { useRef } from 'react';
import { TextArea } from '../../ui/TextArea.tsx';
import styles from '../Form.module.css';
import { FieldPicker } from './FieldPicker.tsx';

export interface TemplateFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  description?: string;
  error?: string;
  isRequired?: boolean;
  isReadOnly?: boolean;
  maxLength?: number;
  rows?: number;
  lang?: string;
}

/** Text that may read data as `{{ case.number }}`. The picker writes at the cursor; typing is never interfered with. */
export function TemplateField({ rows = 2, ...props }: TemplateFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (path: string) => {
    const { value, onChange } = props;
    const start = area.current?.selectionStart ?? value.length;
    const end = area.current?.selectionEnd ?? value.length;
    const written = `{{${path}}}`;
    onChange(value.slice(0, start) + written + value.slice(end));
    // The cursor goes behind what was inserted, once React has put the new text there.
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(start + written.length, start + written.length);
    });
  };
  return (
    <div className={styles.template}>
      <TextArea {...props} rows={rows} inputRef={area} />
      {!props.isReadOnly && <FieldPicker onPick={insert} />}
    </div>
  );
}
