import { Inbox } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { queuesApi } from '../../server/client.ts';
import { useApi, useApiMutation } from '../app/api.ts';
import { words } from '../app/filters.ts';
import { useFilters } from '../app/navigation.ts';
import { useMe } from '../app/session.ts';
import { FilterSelect } from '../desk/ListParts.tsx';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { KeyHint } from '../ui/KeyHint.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { showToast } from '../ui/toast.ts';
import { PresenceBar, usePresence } from './PresenceBar.tsx';
import styles from './Work.module.css';
import { WorkList } from './WorkList.tsx';

const filters = { queue: words };
const most = 100;

export function WorkPage() {
  const { t } = useTranslation('agent');
  return (
    <Page title={t('work.title')} actions={<PresenceBar />}>
      <p className={styles.keys}>
        <KeyHint keys={['J']} /> <KeyHint keys={['K']} /> {t('work.keys')}
      </p>
      <div className={styles.split}>
        <MyWork />
        <WaitingWork />
      </div>
    </Page>
  );
}

function MyWork() {
  const { t } = useTranslation('agent');
  const { data, problem, refetch } = useApi(queuesApi.listWorkItems, {
    query: { mine: 'true', limit: most },
  });
  return (
    <Section title={t('work.mine')} isFlush>
      {problem && <ProblemNotice problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={4} height={40} />}
      {data?.items.length === 0 && <NothingMine />}
      {data && data.items.length > 0 && <WorkList label={t('work.mine')} items={data.items} />}
    </Section>
  );
}

function NothingMine() {
  const { t } = useTranslation('agent');
  const { presence, become, isPending } = usePresence();
  const isAway = presence !== undefined && presence !== 'available';
  return (
    <EmptyState
      title={t('work.noneMine')}
      text={t(isAway ? 'work.noneMineOffline' : 'work.noneMineText')}
      icon={Inbox}
    >
      {isAway && (
        <Button variant="primary" isPending={isPending} onPress={() => become('available')}>
          {t('work.becomeAvailable')}
        </Button>
      )}
    </EmptyState>
  );
}

function WaitingWork() {
  const { t } = useTranslation('agent');
  const text = useText();
  const me = useMe();
  const [{ queue }, change] = useFilters(filters);
  const queues = useApi(queuesApi.listQueues, {});
  const waiting = useApi(
    queuesApi.listWorkItems,
    { query: { status: 'queued', queue, limit: most } },
    { keepPrevious: true },
  );
  const take = useApiMutation(queuesApi.acceptWorkItem, {
    refreshes: [queuesApi.listWorkItems, queuesApi.listQueues],
    onDone: (item) => showToast({ text: t('work.taken', { number: item.case.number }), tone: 'success' }),
  });
  const mine = new Set(
    queues.data?.items.filter(({ memberIds }) => memberIds.includes(me.id)).map(({ id }) => id),
  );
  // An agent looks after the own queues; who leads sees all of them.
  const isShown = (id: string) => me.role !== 'agent' || mine.has(id);
  const items = waiting.data?.items.filter(({ queueId }) => isShown(queueId));
  const choices = queues.data?.items.filter(({ id }) => isShown(id)) ?? [];
  return (
    <Section title={t('work.waiting')} isFlush>
      <div className={styles.pad}>
        <FilterSelect
          label={t('work.queue')}
          all={t('work.allQueues')}
          value={queue}
          options={choices.map(({ id, name, queued }) => ({ id, label: `${text(name)} (${queued})` }))}
          onChange={(id) => change({ queue: id })}
        />
        {waiting.problem && (
          <ProblemNotice problem={waiting.problem} onRetry={() => void waiting.refetch()} />
        )}
        {take.problem && <ProblemNotice problem={take.problem} />}
      </div>
      {!items && !waiting.problem && <Skeleton lines={4} height={40} />}
      {items?.length === 0 && <EmptyState title={t('work.noneWaiting')} text={t('work.noneWaitingText')} />}
      {items && items.length > 0 && (
        <WorkList
          label={t('work.waiting')}
          items={items}
          onTake={(item) => take.mutate({ params: { id: item.id } })}
          mayTake={({ queueId }) => mine.has(queueId)}
          isTaking={take.isPending}
        />
      )}
    </Section>
  );
}
