import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { operationsApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { DateTime } from '../ui/DateTime.tsx';
import { Page } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { type Column, Table } from '../ui/Table.tsx';

interface Fact {
  id: string;
  what: string;
  value: ReactNode;
}
const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** How the server is doing, for whoever keeps it running. */
export function OperationsPage() {
  const { t } = useTranslation(['admin', 'common']);
  const { data, problem, refetch } = useApi(operationsApi.getOperations, {});
  const columns: Column<Fact>[] = [
    { id: 'what', header: t('operations.what'), cell: ({ what }) => <strong>{what}</strong> },
    { id: 'value', header: t('operations.value'), cell: ({ value }) => value },
  ];
  const fact = (id: string, what: string, value: ReactNode): Fact => ({ id, what, value });
  const rows = data && [
    fact('size', t('operations.size'), megabytes(data.database.bytes)),
    fact('free', t('operations.free'), megabytes(data.database.freeBytes)),
    fact('active', t('operations.active'), data.runs.active),
    fact('finished', t('operations.finished'), data.runs.finished),
    fact('failed', t('operations.failed'), data.runs.failed),
    fact('cancelled', t('operations.cancelled'), data.runs.cancelled),
    fact('effects', t('operations.effects'), `${data.backlog.effects} / ${data.backlog.limit}`),
    fact('events', t('operations.events'), `${data.backlog.events} / ${data.backlog.limit}`),
    fact('oldest', t('operations.oldest'), <Time value={data.backlog.oldestDueAt} />),
    fact('retention', t('operations.retention'), <Time value={data.retention?.endedAt ?? null} />),
    fact('removed', t('operations.removed'), data.retention?.removed ?? 0),
    fact('backup', t('operations.backup'), <Time value={data.backup?.at ?? null} />),
  ];
  return (
    <Page title={t('operations.title')} description={t('operations.description')}>
      {problem && <ProblemNotice problem={problem} onRetry={() => void refetch()} />}
      {!problem && (
        <Table label={t('operations.title')} columns={columns} rows={rows} rowId={({ id }) => id} />
      )}
    </Page>
  );
}

function Time({ value }: { value: string | null }) {
  const { t } = useTranslation('admin');
  return value === null ? <>{t('operations.never')}</> : <DateTime value={value} />;
}
