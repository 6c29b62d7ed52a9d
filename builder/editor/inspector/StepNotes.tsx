import { useTranslation } from 'react-i18next';
import { TextPairField } from '../../ui/TextPairField.tsx';
import { useEditor, useEditorStore } from '../store/editor-store.ts';
import styles from './Inspector.module.css';
import type { StepPartProps } from './StepHead.tsx';

/** A word to those who edit the flow after me. It changes nothing that runs. */
export function StepNotes({ id, step }: StepPartProps) {
  const { t } = useTranslation('editor');
  const store = useEditorStore();
  const isReadOnly = useEditor((state) => state.isReadOnly);
  return (
    <div className={styles.form} data-path="note">
      <TextPairField
        label={t('inspector.note')}
        description={t('inspector.noteHelp')}
        multiline
        rows={5}
        isReadOnly={isReadOnly}
        value={step.note ?? { en: '', ja: '' }}
        onChange={(note) => {
          const isEmpty = note.en === '' && note.ja === '';
          store
            .getState()
            .run({ type: 'setNote', step: id, note: isEmpty ? undefined : note }, { field: `note ${id}` });
        }}
      />
    </div>
  );
}
