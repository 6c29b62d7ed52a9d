import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { isComposing } from './is-composing.ts';

export interface FormProps {
  onSubmit: () => void;
  className?: string;
  children: ReactNode;
}

/** Enter in a field is the button with `type="submit"`, but never the Enter that ends a composition. */
export function Form({ onSubmit, className, children }: FormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A form in a dialog is inside the page's tree for React; its submission is nobody else's.
    event.stopPropagation();
    onSubmit();
  };
  const holdComposing = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
  };
  return (
    // The fields say what is wrong themselves, in the language of the screen.
    <form className={className} noValidate onSubmit={submit} onKeyDown={holdComposing}>
      {children}
    </form>
  );
}
