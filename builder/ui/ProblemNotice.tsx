import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProblemBody } from '../../server/client.ts';
import { useInWords } from '../i18n/use-in-words.ts';
import { Button } from './Button.tsx';
import styles from './ProblemNotice.module.css';
import { useProblemText } from './use-problem-text.ts';

export interface ProblemNoticeProps {
  problem: ProblemBody;
  onRetry?: () => void;
}

/** A refusal of the server: what happened, where, and what to do next, in the language of the screen. */
export function ProblemNotice({ problem, onRetry }: ProblemNoticeProps) {
  const { t } = useTranslation();
  const text = useProblemText();
  const issues = problem.issues ?? [];
  return (
    <div className={styles.notice} role="alert">
      <CircleAlert size={20} aria-hidden />
      <div className={styles.words}>
        <strong>{t('problem.title')}</strong>
        <p>{text(problem)}</p>
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

/** Where an issue is known in English only, its place is named instead. */
function IssueText({ issue }: { issue: NonNullable<ProblemBody['issues']>[number] }) {
  const { t } = useTranslation();
  const { text, lang } = useInWords().issue(issue);
  if (lang !== undefined) return t('problem.issueAt', { path: issue.path });
  return (
    <>
      {issue.path !== '' && <code>{issue.path}</code>} {text}
    </>
  );
}
