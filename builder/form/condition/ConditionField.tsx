import { lazy, Suspense } from 'react';
import { Skeleton } from '../../ui/Skeleton.tsx';
import type { ConditionEditorProps } from './ConditionEditor.tsx';

export const loadConditionEditor = () =>
  import('./ConditionEditor.tsx').then(({ ConditionEditor }) => ({ default: ConditionEditor }));
const ConditionEditor = lazy(loadConditionEditor);

/** The condition editor reads the language of expressions, so it comes after the form. */
export const ConditionField = (props: ConditionEditorProps) => (
  <Suspense fallback={<Skeleton lines={2} />}>
    <ConditionEditor {...props} />
  </Suspense>
);
