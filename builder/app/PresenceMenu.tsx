import { Circle, CircleCheck, CircleMinus, CircleOff, Clock, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { peopleApi, queuesApi, type ResultOf } from '../../server/client.ts';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useApi, useApiMutation } from './api.ts';
import styles from './TopBar.module.css';

type Presence = ResultOf<typeof peopleApi.getPresence>['presence'];
const presences: readonly Presence[] = ['available', 'busy', 'away', 'offline'];
const icons: Record<Presence, LucideIcon> = {
  available: CircleCheck,
  busy: CircleMinus,
  away: Clock,
  offline: CircleOff,
};

/** Whether I take work now. Becoming available may bring the next case at once. */
export function PresenceMenu() {
  const { t } = useTranslation();
  const mine = useApi(peopleApi.getPresence, {});
  const change = useApiMutation(peopleApi.setPresence, {
    refreshes: [peopleApi.getPresence, queuesApi.listWorkItems, peopleApi.listAgents],
  });
  const presence = mine.data?.presence;
  const word = presence ? t(`presence.${presence}`) : t('top.presence');
  const trigger = (
    <Button
      variant="quiet"
      size="dense"
      icon={presence ? icons[presence] : Circle}
      isPending={change.isPending}
      aria-label={t('top.presenceIs', { presence: word })}
    >
      <span className={styles.word}>{word}</span>
    </Button>
  );
  const items = presences.map((id) => ({
    id,
    label: t(`presence.${id}`),
    icon: icons[id],
    onAction: () => change.mutate({ body: { presence: id } }),
  }));
  return <Menu label={t('top.presence')} trigger={trigger} items={items} selected={presence} />;
}
