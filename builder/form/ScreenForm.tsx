import { useState } from 'react';
import type { Component, Form } from '../../engine/browser.ts';
import { useText } from '../i18n/use-text.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { CheckboxGroup } from '../ui/CheckboxGroup.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './Form.module.css';
import { type Faults, type Values, visibleParts } from './screen-values.ts';

export interface ScreenFormProps {
  form: Pick<Form, 'components'>;
  values: Values;
  onChange: (values: Values) => void;
  /** By part; see `faultsOf` and `faultsFrom`. */
  faults?: Faults;
  isReadOnly?: boolean;
}

/** The parts of a screen, for an agent or a customer. It knows nothing of flows; title and buttons are the page's. */
export function ScreenForm({ form, values, onChange, faults = {}, isReadOnly }: ScreenFormProps) {
  // Conditions that look at the time see the moment the screen was opened, so that nothing vanishes while reading.
  const [now] = useState(Date.now);
  return (
    <div className={styles.form}>
      {visibleParts(form, values, now).map((part) => (
        <Part
          key={part.name}
          part={part}
          value={values[part.name]}
          onChange={(value) => onChange({ ...values, [part.name]: value })}
          error={faults[part.name]}
          isReadOnly={isReadOnly}
        />
      ))}
    </div>
  );
}

interface PartProps {
  part: Component;
  value: unknown;
  onChange: (value: unknown) => void;
  error: string | undefined;
  isReadOnly: boolean | undefined;
}

/** Up to this many choices are all in view; more are picked from a list. */
const choicesInView = 6;

function Part({ part, value, onChange, error, isReadOnly }: PartProps) {
  const text = useText();
  if (part.type === 'display') return <p className={styles.text}>{text(part.text)}</p>;
  const common = {
    label: text(part.label),
    description: text(part.help) || undefined,
    error,
    isRequired: part.required,
    isReadOnly,
  };
  const words = typeof value === 'string' ? value : '';
  switch (part.type) {
    case 'text':
      return <TextField {...common} value={words} onChange={onChange} maxLength={part.maxLength} />;
    case 'longText':
      return <TextArea {...common} value={words} onChange={onChange} maxLength={part.maxLength} />;
    case 'date':
      return <TextField {...common} type="date" value={words} onChange={onChange} />;
    case 'number': {
      const number = typeof value === 'number' ? value : undefined;
      return <NumberField {...common} value={number} onChange={onChange} min={part.min} max={part.max} />;
    }
    case 'choice': {
      const options = part.choices.map((choice) => ({ id: choice.value, label: text(choice.label) }));
      const Field = options.length > choicesInView ? Select : RadioGroup;
      return <Field {...common} options={options} value={words || undefined} onChange={onChange} />;
    }
    case 'multiChoice': {
      const options = part.choices.map((choice) => ({ id: choice.value, label: text(choice.label) }));
      const chosen = Array.isArray(value) ? value.map(String) : [];
      return <CheckboxGroup {...common} options={options} value={chosen} onChange={onChange} />;
    }
    case 'confirm':
      return (
        <Confirm
          label={common.label}
          error={error}
          value={value}
          onChange={onChange}
          isReadOnly={isReadOnly}
        />
      );
    default:
      return part satisfies never;
  }
}

function Confirm({ label, error, value, onChange, isReadOnly }: Omit<PartProps, 'part'> & { label: string }) {
  return (
    <div>
      <Checkbox
        label={label}
        isSelected={value === true}
        onChange={onChange}
        isReadOnly={isReadOnly}
        isInvalid={error !== undefined}
      />
      {error !== undefined && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
