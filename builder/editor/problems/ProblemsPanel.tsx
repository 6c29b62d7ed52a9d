import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../../engine/browser.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import type { Layout } from '../layout/layout.ts';
import { useFlow } from '../store/editor-store.ts';
import { useStepWords } from '../use-step-words.ts';
import styles from './ProblemsPanel.module.css';
import { useIssueWords } from './use-issue-words.ts';

export interface ProblemsPanelProps {
  issues: readonly Issue[];
  layout: Layout;
  onShow(issue: Issue): void;
  onClose(): void;
}

const icons = { error: CircleAlert, warning: TriangleAlert, hint: Info } as const;

/** Everything to be put right, errors first; each line leads to the field where it is done. */
export function ProblemsPanel({ issues, layout, onShow, onClose }: ProblemsPanelProps) {
  const { t } = useTranslation(['editor', 'common']);
  return (
    <section className={styles.panel} aria-label={t('problems.title')}>
      <header className={styles.head}>
        <h2>{t('problems.title')}</h2>
        <IconButton size="dense" label={t('common:action.close')} icon={X} onPress={onClose} />
      </header>
      {issues.length === 0 ? (
        <EmptyState title={t('problems.none')} text={t('problems.noneHelp')} icon={CircleCheck} />
      ) : (
        <ul className={styles.list}>
          {inOrder(issues, layout).map((issue) => (
            <Line
              key={`${issue.path} ${issue.code} ${issue.message}`}
              issue={issue}
              layout={layout}
              onShow={onShow}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ issue, layout, onShow }: { issue: Issue } & Pick<ProblemsPanelProps, 'layout' | 'onShow'>) {
  const { t } = useTranslation('editor');
  const wordsOf = useIssueWords();
  const words = useStepWords();
  const { steps } = useFlow();
  const step = issue.stepId === undefined ? undefined : steps[issue.stepId];
  const Icon = icons[issue.severity];
  const place = step
    ? t('canvas.goTo', { number: layout.order.indexOf(issue.stepId!) + 1, title: words.title(step) })
    : t('problems.wholeFlow');
  return (
    <li>
      <button type="button" className={styles.line} onClick={() => onShow(issue)}>
        <span className={styles[issue.severity]}>
          <Icon size={16} aria-hidden /> {t(`problems.${issue.severity}`)}
        </span>
        <span className={styles.place}>{place}</span>
        <span>{wordsOf(issue)}</span>
      </button>
    </li>
  );
}

const weight = { error: 0, warning: 1, hint: 2 } as const;

/** Errors first, then as the flow is read. */
export function inOrder(issues: readonly Issue[], { order }: Pick<Layout, 'order'>): Issue[] {
  const place = (issue: Issue) => (issue.stepId === undefined ? -1 : order.indexOf(issue.stepId));
  return issues.toSorted(
    (one, other) => weight[one.severity] - weight[other.severity] || place(one) - place(other),
  );
}
