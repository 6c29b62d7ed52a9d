import { Minus, Pencil, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FlowChanges } from '../document/diff.ts';
import { useFlow } from '../store/editor-store.ts';
import { useStepWords } from '../use-step-words.ts';
import styles from './PublishSheet.module.css';

/** What is new, gone and changed, by step. */
export function ChangeList({ changes }: { changes: FlowChanges }) {
  const { t } = useTranslation('editor');
  const words = useStepWords();
  const { steps } = useFlow();
  const titleOf = (id: string) => (steps[id] ? words.title(steps[id]) : id);
  const { added, removed, changed, settings } = changes;
  if (added.length + removed.length + changed.length + settings.length === 0)
    return <p>{t('publish.none')}</p>;
  return (
    <ul className={styles.changes}>
      {added.map((id) => (
        <li key={id} className={styles.added}>
          <Plus size={14} aria-hidden /> {t('publish.added', { step: titleOf(id) })}
        </li>
      ))}
      {changed.map((id) => (
        <li key={id} className={styles.changed}>
          <Pencil size={14} aria-hidden /> {t('publish.changed', { step: titleOf(id) })}
        </li>
      ))}
      {removed.map((id) => (
        <li key={id} className={styles.removed}>
          <Minus size={14} aria-hidden /> {t('publish.removed', { step: id })}
        </li>
      ))}
      {settings.map((part) => (
        <li key={part} className={styles.changed}>
          <Pencil size={14} aria-hidden /> {t(`publish.part.${part}`)}
        </li>
      ))}
    </ul>
  );
}
