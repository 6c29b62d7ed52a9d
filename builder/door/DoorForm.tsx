import { CircleAlert, LoaderCircle } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemBody } from '../../server/client.ts';
import { buttonClass } from '../ui/button-look.ts';
import buttonStyles from '../ui/Button.module.css';
import fieldStyles from '../ui/Field.module.css';
import { Form } from '../ui/Form.tsx';
import { problemText } from '../ui/problem-text.ts';
import noticeStyles from '../ui/ProblemNotice.module.css';
import styles from './DoorForm.module.css';

export interface DoorFormProps {
  submit: string;
  isPending: boolean;
  problem: ProblemBody | undefined;
  onSubmit: () => void;
  children: ReactNode;
}

/**
 * The form of a door, in the kit's look but of the browser's own fields: the kit's would double what somebody has to
 * load before signing in.
 */
export function DoorForm({ submit, isPending, problem, onSubmit, children }: DoorFormProps) {
  return (
    <Form className={styles.form} onSubmit={() => !isPending && onSubmit()}>
      {problem && <DoorProblem problem={problem} />}
      {children}
      <button
        type="submit"
        className={buttonClass({ variant: 'primary' })}
        aria-disabled={isPending}
        data-pending={isPending ? '' : undefined}
      >
        {isPending && <LoaderCircle size={16} aria-hidden className={buttonStyles.turning} />}
        {submit}
      </button>
    </Form>
  );
}

function DoorProblem({ problem }: { problem: ProblemBody }) {
  const { t } = useTranslation();
  return (
    <div className={noticeStyles.notice} role="alert">
      <CircleAlert size={20} aria-hidden />
      <div className={noticeStyles.words}>
        <strong>{t('problem.title')}</strong>
        <p>{problemText(t, problem)}</p>
      </div>
    </div>
  );
}

export interface DoorFieldProps {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'email' | 'password';
  autoComplete: string;
  autoFocus?: boolean;
  description?: string;
  error?: string;
}

export function DoorField({ label, value, onChange, description, error, ...input }: DoorFieldProps) {
  const id = useId();
  const notes = [description && `${id}-description`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={fieldStyles.field}>
      <label className={fieldStyles.label} htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        className={fieldStyles.input}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        aria-invalid={error !== undefined}
        aria-describedby={notes === '' ? undefined : notes}
        data-invalid={error === undefined ? undefined : ''}
      />
      {description && (
        <span id={`${id}-description`} className={fieldStyles.description}>
          {description}
        </span>
      )}
      {error && (
        <span id={`${id}-error`} className={fieldStyles.error}>
          <CircleAlert size={14} aria-hidden />
          {error}
        </span>
      )}
    </div>
  );
}
