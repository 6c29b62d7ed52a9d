import { FileUp, Plus, Waypoints } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { flowsApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { useMe } from '../app/session.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/Button.tsx';
import { RelativeTime } from '../ui/DateTime.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Link } from '../ui/Link.tsx';
import { Page } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { StatusChip } from '../ui/StatusChip.tsx';
import { Table, type Column } from '../ui/Table.tsx';
import { dateTimeText } from '../ui/date-text.ts';
import styles from './flows/Flows.module.css';
import { FlowMenu } from './flows/FlowMenu.tsx';
import { ImportFlowDialog } from './flows/ImportFlowDialog.tsx';
import { NewFlowDialog } from './flows/NewFlowDialog.tsx';
import { useTriggerWords } from './flows/trigger-words.ts';

type FlowSummary = flowsApi.FlowSummary;

/** All flows: which are live, which have changes waiting, which have problems. */
export function FlowListPage() {
  const { t } = useTranslation('editor');
  const { role } = useMe();
  const flows = useApi(flowsApi.listFlows, {});
  const [asked, setAsked] = useState<'new' | 'import'>();
  const close = () => setAsked(undefined);
  const isBuilder = role === 'admin';
  const columns = useColumns(isBuilder);
  const buttons = isBuilder && (
    <>
      <Button icon={FileUp} onPress={() => setAsked('import')}>
        {t('list.import')}
      </Button>
      <Button variant="primary" icon={Plus} onPress={() => setAsked('new')}>
        {t('list.new')}
      </Button>
    </>
  );
  return (
    <Page title={t('list.title')} description={t('list.description')} actions={buttons}>
      {flows.problem ? (
        <ProblemNotice problem={flows.problem} onRetry={flows.refetch} />
      ) : (
        <Table
          label={t('list.title')}
          columns={columns}
          rows={flows.data?.items}
          rowId={({ id }) => id}
          href={({ id }) => `/flows/${id}/edit`}
          empty={
            <EmptyState title={t('list.none')} text={t('list.noneHelp')} icon={Waypoints}>
              {buttons}
            </EmptyState>
          }
        />
      )}
      {asked === 'new' && <NewFlowDialog flows={flows.data?.items ?? []} onClose={close} />}
      {asked === 'import' && <ImportFlowDialog onClose={close} />}
    </Page>
  );
}

function useColumns(isBuilder: boolean): Column<FlowSummary>[] {
  const { t } = useTranslation('editor');
  const text = useText();
  return [
    { id: 'title', header: t('list.name'), cell: ({ title }) => text(title) },
    { id: 'status', header: t('list.status'), cell: (flow) => <Status flow={flow} /> },
    { id: 'trigger', header: t('list.trigger'), cell: (flow) => <TriggerName flow={flow} /> },
    {
      id: 'problems',
      header: t('list.problems'),
      cell: ({ problems }) =>
        problems === 0 ? (
          <StatusChip tone="success">{t('list.noProblems')}</StatusChip>
        ) : (
          <StatusChip tone="danger">{t('canvas.problemCount', { count: problems })}</StatusChip>
        ),
    },
    {
      id: 'runs',
      header: t('list.runs'),
      align: 'end',
      cell: ({ activeRuns, key }) => <Link href={`/runs?flow=${key}&status=active`}>{activeRuns}</Link>,
    },
    { id: 'updated', header: t('list.updated'), cell: ({ updatedAt }) => <RelativeTime value={updatedAt} /> },
    ...(isBuilder
      ? [
          {
            id: 'more',
            header: t('list.more'),
            align: 'end' as const,
            cell: (flow: FlowSummary) => <FlowMenu flow={flow} />,
          },
        ]
      : []),
  ];
}

function Status({ flow }: { flow: FlowSummary }) {
  const { t } = useTranslation('editor');
  const live = flow.status === 'active' ? flow.activeVersion : null;
  return (
    <>
      {live !== null ? (
        <StatusChip tone="success">{t('state.live', { number: live })}</StatusChip>
      ) : (
        <StatusChip>{t(`state.${flow.status}`)}</StatusChip>
      )}{' '}
      {flow.draftChanged && flow.activeVersion !== null && (
        <StatusChip tone="info">{t('state.draftChanged')}</StatusChip>
      )}
    </>
  );
}

function TriggerName({ flow: { starts, trigger, nextDueAt } }: { flow: FlowSummary }) {
  const { t, i18n } = useTranslation('editor');
  const wordsOf = useTriggerWords();
  return (
    <>
      {starts ? wordsOf(starts) : trigger}
      {nextDueAt !== null && (
        <small className={styles.due}>
          {t('trigger.says.due', { time: dateTimeText(nextDueAt, i18n.language, true) })}
        </small>
      )}
    </>
  );
}
