import { Copy, Ellipsis, Flag, Trash2, Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { catalogue, type Issue, type Step } from '../../../engine/browser.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { StepIcon } from '../StepIcon.tsx';
import { useEditor, useEditorStore } from '../store/editor-store.ts';
import { useEdits } from '../store/use-edits.ts';
import { useStepWords } from '../use-step-words.ts';
import styles from './Inspector.module.css';

export interface StepPartProps {
  id: string;
  step: Step;
  /** Those of this step. */
  issues: readonly Issue[];
}

/** What kind of step it is, and what can be done with it as a whole. */
export function StepHead({ id, step }: StepPartProps) {
  const { t } = useTranslation('editor');
  const words = useStepWords();
  const store = useEditorStore();
  const edits = useEdits();
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const isStart = useEditor(({ history }) => history.present.start === id);
  const definition = catalogue.get(step.type);
  return (
    <header className={styles.head}>
      <StepIcon definition={definition} size={20} />
      <div className={styles.headWords}>
        <h2>{words.title(step)}</h2>
        <p>{words.text(definition?.summary) || words.typeTitle(step.type)}</p>
      </div>
      {!isReadOnly && (
        <Menu
          label={t('inspector.menu')}
          trigger={<IconButton label={t('inspector.menu')} icon={Ellipsis} />}
          items={[
            { id: 'duplicate', label: t('step.duplicate'), icon: Copy, onAction: edits.duplicate },
            {
              id: 'start',
              label: t('step.makeStart'),
              icon: Flag,
              isDisabled: isStart,
              onAction: () => store.getState().run({ type: 'setStart', step: id }),
            },
            {
              id: 'delete',
              label: t('step.delete'),
              icon: Trash2,
              isDanger: true,
              onAction: () => edits.remove('reconnect'),
            },
            {
              id: 'branch',
              label: t('step.deleteBranch'),
              icon: Unplug,
              isDanger: true,
              onAction: () => edits.remove('branch'),
            },
          ]}
        />
      )}
    </header>
  );
}
