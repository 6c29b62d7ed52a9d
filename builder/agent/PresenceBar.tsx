import { useTranslation } from 'react-i18next';
import { presences } from '../../engine/browser.ts';
import { peopleApi, queuesApi, type ResultOf } from '../../server/client.ts';
import { useApi, useApiMutation } from '../app/api.ts';
import { Select } from '../ui/Select.tsx';
import styles from './Work.module.css';

type Mine = ResultOf<typeof peopleApi.getPresence>;

/** Whether I take work now, and how much I have. */
export function usePresence(): Partial<Mine> & {
  become: (presence: Mine['presence']) => void;
  isPending: boolean;
} {
  const { data } = useApi(peopleApi.getPresence, {});
  const change = useApiMutation(peopleApi.setPresence, {
    refreshes: [peopleApi.getPresence, queuesApi.listWorkItems, queuesApi.listQueues, peopleApi.listAgents],
  });
  return {
    ...data,
    become: (presence) => change.mutate({ body: { presence } }),
    isPending: change.isPending,
  };
}

export function PresenceBar() {
  const { t } = useTranslation(['agent', 'common']);
  const { presence, load, capacity, become, isPending } = usePresence();
  return (
    <div className={styles.presence}>
      <Select
        label={t('work.presence')}
        className={styles.presenceField}
        value={presence}
        isDisabled={isPending || presence === undefined}
        options={presences.map((id) => ({ id, label: t(`common:presence.${id}`) }))}
        onChange={(id) => become(id)}
      />
      {load !== undefined && capacity !== undefined && (
        <div className={styles.load} title={t('work.loadHelp')}>
          <meter
            min={0}
            max={Math.max(capacity, load, 1)}
            value={load}
            aria-label={t('work.load', { load, capacity })}
          />
          <span aria-hidden>{t('work.load', { load, capacity })}</span>
        </div>
      )}
    </div>
  );
}
