import { Plus } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Handle, Position, type NodeProps } from 'reactflow';
import { useStepWords } from '../use-step-words.ts';
import { dropMark, useCanvas } from './canvas-context.ts';
import type { OpenNodeType } from './drawing.ts';
import styles from './Canvas.module.css';

/** Where an outcome leads nowhere yet: a place to add or drop a step. */
export const OpenNode = memo(function OpenNode({ data: { step, outcome } }: NodeProps<OpenNodeType>) {
  const { actions } = useCanvas();
  const { text } = useStepWords();
  const { t } = useTranslation('editor');
  return (
    <>
      <Handle type="target" position={Position.Top} className={styles.hidden} isConnectable={false} />
      {actions ? (
        <button
          type="button"
          tabIndex={-1}
          className={styles.open}
          aria-label={t('canvas.addBehind', { outcome: text(outcome.label) })}
          onClick={(event) => actions.add({ behind: { step, outcome: outcome.id } }, event.currentTarget)}
          {...dropMark(step, outcome.id)}
        >
          <Plus size={14} aria-hidden />
          {t('canvas.addStep')}
        </button>
      ) : (
        <span className={styles.open}>{t('canvas.nothingFollows')}</span>
      )}
    </>
  );
});
