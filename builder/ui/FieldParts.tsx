import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FieldError, Label, Text } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './Field.module.css';

/** What every field of the kit takes. */
export interface FieldProps {
  label: string;
  /** The label is still read out. */
  hideLabel?: boolean;
  description?: string;
  error?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  autoFocus?: boolean;
  className?: string;
}

export function FieldLabel({ label, hideLabel, isRequired }: FieldProps) {
  const { t } = useTranslation();
  return (
    <Label className={hideLabel ? styles.hidden : styles.label}>
      {label}
      {isRequired && !hideLabel && (
        <span className={styles.required} aria-hidden>
          {t('state.required')}
        </span>
      )}
    </Label>
  );
}

export function FieldNotes({ description, error }: Pick<FieldProps, 'description' | 'error'>) {
  return (
    <>
      {description && (
        <Text slot="description" className={styles.description}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error}>
        {error && (
          <>
            <CircleAlert size={14} aria-hidden />
            {error}
          </>
        )}
      </FieldError>
    </>
  );
}

/** The part of a field's props that React Aria's own component takes. */
export const ariaField = (props: FieldProps) => ({
  isRequired: props.isRequired,
  isDisabled: props.isDisabled,
  isInvalid: props.error !== undefined,
  autoFocus: props.autoFocus,
  validationBehavior: 'aria' as const,
  className: classes(styles.field, props.className),
});
