import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { operationsApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { useLocale } from '../i18n/use-text.ts';
import { DateTime } from '../ui/DateTime.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import styles from './Admin.module.css';

/** How the server is doing, for whoever keeps it running. */
export function OperationsPage() {
  const { t } = useTranslation('admin');
  const { data, problem, refetch } = useApi(operationsApi.getOperations, {});
  return (
    <Page title={t('operations.title')} description={t('operations.description')}>
      {problem && <ProblemNotice problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={6} />}
      {data && <Facts now={data} />}
    </Page>
  );
}

function Facts({ now: { database, runs, backlog, retention, backup } }: { now: operationsApi.Operations }) {
  const { t } = useTranslation('admin');
  const locale = useLocale();
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
  const ofLimit = (count: number) =>
    t('operations.ofLimit', { waiting: number(count), limit: number(backlog.limit) });
  return (
    <div className={styles.groups}>
      <Group title={t('operations.runs')}>
        <Fact term={t('operations.active')}>{number(runs.active)}</Fact>
        <Fact term={t('operations.finished')}>{number(runs.finished)}</Fact>
        <Fact term={t('operations.failed')}>{number(runs.failed)}</Fact>
        <Fact term={t('operations.cancelled')}>{number(runs.cancelled)}</Fact>
      </Group>
      <Group title={t('operations.waiting')}>
        <Fact term={t('operations.effects')}>{ofLimit(backlog.effects)}</Fact>
        <Fact term={t('operations.events')}>{ofLimit(backlog.events)}</Fact>
        <Fact term={t('operations.oldest')}>
          <Time value={backlog.oldestDueAt} />
        </Fact>
      </Group>
      <Group title={t('operations.upkeep')}>
        <Fact term={t('operations.size')}>{megabytes(database.bytes)}</Fact>
        <Fact term={t('operations.free')}>{megabytes(database.freeBytes)}</Fact>
        <Fact term={t('operations.retention')}>
          <Time value={retention?.endedAt ?? null} />
        </Fact>
        <Fact term={t('operations.removed')}>{number(retention?.removed ?? 0)}</Fact>
        <Fact term={t('operations.backup')}>
          <Time value={backup?.at ?? null} />
        </Fact>
      </Group>
    </div>
  );
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <Section title={title}>
    <dl className={styles.facts}>{children}</dl>
  </Section>
);

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

function Time({ value }: { value: string | null }) {
  const { t } = useTranslation('admin');
  return value === null ? <>{t('operations.never')}</> : <DateTime value={value} />;
}
