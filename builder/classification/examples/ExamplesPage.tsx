import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { examplesApi, type ResultOf } from '../../../server/client.ts';
import { useApi, useApiMutation } from '../../app/api.ts';
import { useMe } from '../../app/session.ts';
import { caseFieldLabel } from '../../desk/field-label.ts';
import { useLabelText } from '../../desk/use-label-text.ts';
import { useCountText } from '../../desk/use-share-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Page, Section } from '../../ui/Page.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { showToast } from '../../ui/toast.ts';
import styles from '../Classification.module.css';
import { useLanguageName } from '../../i18n/use-language-name.ts';
import { ImportExamples } from './ImportExamples.tsx';
import { exampleReads, LoadBundled } from './LoadBundled.tsx';

/** Texts with their answers, brought in from elsewhere: a start where too few cases are closed yet. */
export function ExamplesPage() {
  const { t } = useTranslation('classification');
  const isAdmin = useMe().role === 'admin';
  const { data, problem, refetch } = useApi(examplesApi.getExampleCounts, {});
  return (
    <Page
      title={t('examples.title')}
      parents={[{ label: t('title'), href: '/classification' }]}
      description={t('examples.description')}
    >
      {problem && <ProblemNotice problem={problem} onRetry={refetch} />}
      {!data && !problem && <Skeleton lines={4} />}
      {data && <Counts counts={data} isAdmin={isAdmin} />}
      {isAdmin ? <ImportExamples /> : <p className={styles.quiet}>{t('examples.adminsOnly')}</p>}
    </Page>
  );
}

type ExampleCounts = ResultOf<typeof examplesApi.getExampleCounts>;
interface CountsProps {
  counts: ExampleCounts;
  isAdmin: boolean;
}

function Counts({ counts, isAdmin }: CountsProps) {
  const { t } = useTranslation('classification');
  const text = useText();
  const labelText = useLabelText();
  const nameOf = useLanguageName();
  const count = useCountText();
  return (
    <Section title={t('examples.there')} actions={isAdmin && counts.total > 0 && <Remove counts={counts} />}>
      <p>
        <strong>{t('examples.total', { count: counts.total })}</strong>{' '}
        <span className={styles.quiet}>
          {counts.languages.map(({ language, n }) => `${nameOf(language)} ${count(n)}`).join(' · ')}
        </span>
      </p>
      <ul className={styles.lines}>
        {counts.fields.map(({ field, n, labels }) => (
          <li key={field}>
            <p>
              <strong>{text(caseFieldLabel(field)) || field}</strong> {count(n)}
            </p>
            <p className={styles.small}>
              {labels.map(({ label, n: of }) => `${labelText(field, label)} ${count(of)}`).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {isAdmin && counts.bundled === 0 && (
        <div className={styles.tight}>
          <p className={styles.quiet}>{t('bundled.help')}</p>
          <div className={styles.actions}>
            <LoadBundled />
          </div>
        </div>
      )}
    </Section>
  );
}

function Remove({ counts }: { counts: ExampleCounts }) {
  const { t } = useTranslation('classification');
  const count = useCountText();
  const [source, setSource] = useState<'all' | 'bundled'>();
  const remove = useApiMutation(examplesApi.deleteExamples, {
    refreshes: exampleReads,
    onDone: ({ removed }) => {
      setSource(undefined);
      showToast({ text: t('examples.removed', { removed: count(removed) }), tone: 'success' });
    },
  });
  return (
    <>
      {counts.bundled > 0 && (
        <Button size="dense" onPress={() => setSource('bundled')}>
          {t('examples.removeBundled')}
        </Button>
      )}
      {counts.bundled < counts.total && (
        <Button size="dense" onPress={() => setSource('all')}>
          {t('examples.removeAll')}
        </Button>
      )}
      {remove.problem && <ProblemNotice problem={remove.problem} />}
      <ConfirmDialog
        title={t(source === 'bundled' ? 'examples.removeBundled' : 'examples.removeAll')}
        text={t('examples.removeText')}
        confirmLabel={t('examples.remove')}
        isDanger
        isOpen={source !== undefined}
        isPending={remove.isPending}
        onConfirm={() => remove.mutate({ query: { source } })}
        onClose={() => setSource(undefined)}
      />
    </>
  );
}
