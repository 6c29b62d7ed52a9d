import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProblemBody } from '../../server/client.ts';
import { Button } from './Button.tsx';
import styles from './ProblemNotice.module.css';
import { problemText } from './problem-text.ts';

export interface ProblemNoticeProps {
  problem: ProblemBody;
  onRetry?: () => void;
}

/** A refusal of the server: what happened, where, and what to do next, in the language of the screen. */
export function ProblemNotice({ problem, onRetry }: ProblemNoticeProps) {
  const { t, i18n } = useTranslation();
  const issues = problem.issues ?? [];
  // The server words its details in English; they help a Japanese reader only as a reference.
  const detail = i18n.language === 'en' && problem.detail !== '' ? problem.detail : undefined;
  return (
    <div className={styles.notice} role="alert">
      <CircleAlert size={20} aria-hidden />
      <div className={styles.words}>
        <strong>{t('problem.title')}</strong>
        <p>{detail ?? problemText(t, problem)}</p>
        {issues.length > 0 && (
          <ul className={styles.issues} aria-label={t('problem.issues')}>
            {issues.map((issue) => (
              <li key={`${issue.path} ${issue.code}`}>
                <IssueText issue={issue} />
              </li>
            ))}
          </ul>
        )}
        {problem.requestId !== undefined && (
          <p className={styles.small}>{t('problem.requestId', { id: problem.requestId })}</p>
        )}
        {onRetry && (
          <Button size="dense" onPress={onRetry}>
            {t('action.retry')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** The server words its issues in English too; a Japanese reader is led to the place instead. */
function IssueText({ issue }: { issue: NonNullable<ProblemBody['issues']>[number] }) {
  const { t, i18n } = useTranslation();
  if (i18n.language !== 'en') return t('problem.issueAt', { path: issue.path });
  return (
    <>
      {issue.path !== '' && <code>{issue.path}</code>} {issue.message}
    </>
  );
}
