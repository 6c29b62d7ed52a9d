import { useTranslation } from 'react-i18next';
import { useText } from '../i18n/use-text.ts';
import { valueText } from '../runs/value-text.ts';
import { Button } from '../ui/Button.tsx';
import { screenDraft } from './answer-draft.ts';
import styles from './Guide.module.css';
import type { Task } from './use-guide.ts';

/** A screen that somebody else answered while one was typing: the words are still here to be copied. */
export function LostCard({ task, onDismiss }: { task: Task; onDismiss: () => void }) {
  const { t } = useTranslation(['agent', 'common']);
  const text = useText();
  const draft = screenDraft(sessionStorage, task.runId, task.token);
  const typed = draft.read() ?? {};
  const words = { empty: '—', true: t('common:state.yes'), false: t('common:state.no') };
  const parts = task.form.components.filter((part) => part.type !== 'display');
  const said = (part: (typeof parts)[number]): string => {
    const choices = 'choices' in part ? part.choices : [];
    const name = (value: unknown) => text(choices.find((choice) => choice.value === value)?.label) || value;
    const value = typed[part.name];
    return valueText(Array.isArray(value) ? value.map(name) : name(value), words);
  };
  return (
    <div className={styles.card} role="alert">
      <h2>{t('guide.stale')}</h2>
      <p>{t('guide.staleText')}</p>
      <dl className={styles.typed} aria-label={t('guide.yourText')}>
        {parts.map((part) => (
          <div key={part.name}>
            <dt>{text(part.label)}</dt>
            <dd>{said(part)}</dd>
          </div>
        ))}
      </dl>
      <footer className={styles.foot}>
        <Button
          onPress={() => {
            draft.clear();
            onDismiss();
          }}
        >
          {t('guide.dismiss')}
        </Button>
      </footer>
    </div>
  );
}
