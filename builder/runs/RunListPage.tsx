import { Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { runStatuses } from '../../engine/browser.ts';
import { flowsApi, runsApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { type Filters, oneOf, wholeNumber, words } from '../app/filters.ts';
import { useFilters } from '../app/navigation.ts';
import { FilterBar, FilterSelect, ListFoot } from '../desk/ListParts.tsx';
import { RunStatusChip } from '../desk/StatusChips.tsx';
import { useList } from '../desk/use-list.ts';
import { useLocale, useText } from '../i18n/use-text.ts';
import { Button } from '../ui/Button.tsx';
import { ButtonLink } from '../ui/ButtonLink.tsx';
import { DateTime } from '../ui/DateTime.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Link } from '../ui/Link.tsx';
import { Page } from '../ui/Page.tsx';
import { type Column, Table } from '../ui/Table.tsx';
import { BulkRepair } from './BulkRepair.tsx';
import { formatDuration } from './duration.ts';
import { holdBack } from './hold-back.ts';
import { RunFilterTexts } from './RunFilterTexts.tsx';
import styles from './Runs.module.css';
import { useErrorWords } from './use-error-words.ts';
import { useNow } from './use-now.ts';
import { waitingWord } from './waiting-words.ts';

type RunSummary = runsApi.RunSummary;

const readers = {
  flow: words,
  status: oneOf(...runStatuses),
  errorCode: words,
  stepId: words,
  version: wholeNumber,
};
type RunFilterSet = Filters<typeof readers>;
type Change = (part: Partial<RunFilterSet>) => void;

export function RunListPage() {
  const { t } = useTranslation('runs');
  const [filters, change] = useFilters(readers);
  return (
    <Page title={t('title')} description={t('description')}>
      <RunFilters filters={filters} change={change} />
      <BulkRepair filters={filters} />
      {/* Other filters are another list: what was on top of the first says nothing about it. */}
      <RunList key={JSON.stringify(filters)} filters={filters} clear={() => change(noFilters)} />
    </Page>
  );
}
const noFilters: RunFilterSet = {
  flow: undefined,
  status: undefined,
  errorCode: undefined,
  stepId: undefined,
  version: undefined,
};

function RunFilters({ filters, change }: { filters: RunFilterSet; change: Change }) {
  const { t } = useTranslation(['runs', 'common']);
  const text = useText();
  const flows = useApi(flowsApi.listFlows, {});
  return (
    <FilterBar>
      <FilterSelect
        label={t('list.flow')}
        all={t('list.allFlows')}
        value={filters.flow}
        options={(flows.data?.items ?? []).map(({ key, title }) => ({ id: key, label: text(title) }))}
        onChange={(flow) => change({ flow })}
      />
      <FilterSelect
        label={t('list.status')}
        all={t('list.allStates')}
        value={filters.status}
        options={runStatuses.map((id) => ({ id, label: t(`common:runStatus.${id}`) }))}
        onChange={(status) => change({ status })}
      />
      <RunFilterTexts filters={filters} change={change} />
    </FilterBar>
  );
}

function RunList({ filters, clear }: { filters: RunFilterSet; clear: () => void }) {
  const { t } = useTranslation('runs');
  const list = useList(runsApi.listRuns, filters);
  const columns = useRunColumns();
  const [topId, setTopId] = useState<string>();
  const newest = list.rows?.[0]?.id;
  if (topId === undefined && newest !== undefined) setTopId(newest);
  const { shown, newer } = holdBack(list.rows ?? [], topId, ({ id }) => id);
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  return (
    <>
      <div className={styles.newer} role="status">
        {newer > 0 && (
          <Button size="dense" variant="primary" onPress={() => setTopId(newest)}>
            {`${t('list.newer', { count: newer })} · ${t('list.showNewer')}`}
          </Button>
        )}
      </div>
      {(list.rows || !list.problem) && (
        <Table
          label={t('title')}
          columns={columns}
          rows={list.rows && shown}
          rowId={({ id }) => id}
          href={({ id }) => `/runs/${id}`}
          empty={isFiltered ? <NothingFits clear={clear} /> : <NoRuns />}
        />
      )}
      <ListFoot list={list} />
    </>
  );
}

function useRunColumns(): Column<RunSummary>[] {
  const { t } = useTranslation('runs');
  const text = useText();
  const locale = useLocale();
  const now = useNow();
  return [
    {
      id: 'flow',
      header: t('list.flow'),
      cell: ({ flowTitle, flowVersion }) => (
        <>
          {text(flowTitle)}{' '}
          <span className={styles.version}>{t('list.version', { number: flowVersion })}</span>
        </>
      ),
    },
    { id: 'status', header: t('list.status'), cell: ({ status }) => <RunStatusChip status={status} /> },
    {
      id: 'case',
      header: t('list.case'),
      cell: ({ caseId, caseNumber }) =>
        caseId && <Link href={`/cases/${caseId}`}>{caseNumber ?? caseId}</Link>,
    },
    { id: 'step', header: t('list.step'), cell: (run) => <StepNow run={run} /> },
    { id: 'started', header: t('list.started'), cell: ({ startedAt }) => <DateTime value={startedAt} /> },
    {
      id: 'duration',
      header: t('list.duration'),
      align: 'end',
      cell: ({ startedAt, endedAt }) =>
        formatDuration((endedAt === null ? now : Date.parse(endedAt)) - Date.parse(startedAt), locale),
    },
  ];
}

function StepNow({ run }: { run: RunSummary }) {
  const { t } = useTranslation('runs');
  const errorWords = useErrorWords();
  const text = useText();
  const step = run.stepTitle && <span className={styles.quiet}>{text(run.stepTitle)}</span>;
  if (run.status === 'failed')
    return (
      <span>
        {errorWords(run.errorCode)} {step}
      </span>
    );
  if (run.status !== 'active') return <span className={styles.quiet}>{run.outcome}</span>;
  return (
    <span>
      {run.waitingFor !== null && t(`waitingFor.${waitingWord(run.waitingFor)}`)} {step}
    </span>
  );
}

function NothingFits({ clear }: { clear: () => void }) {
  const { t } = useTranslation('runs');
  return (
    <EmptyState title={t('list.emptyFiltered')} icon={Play}>
      <Button onPress={clear}>{t('list.clearFilters')}</Button>
    </EmptyState>
  );
}

function NoRuns() {
  const { t } = useTranslation('runs');
  return (
    <EmptyState title={t('list.empty')} text={t('list.emptyText')} icon={Play}>
      <ButtonLink href="/flows" variant="primary">
        {t('list.toFlows')}
      </ButtonLink>
    </EmptyState>
  );
}
