import { Ban, CircleCheck, CircleX, Clock, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { notificationsApi, ResultOf } from '../../server/client.ts';
import { StatusChip, type Tone } from '../ui/StatusChip.tsx';

export type OutboxRow = ResultOf<typeof notificationsApi.listOutbox>['items'][number];

export function OutboxChip({ status }: { status: OutboxRow['status'] }) {
  const { t } = useTranslation('desk');
  return <StatusChip {...looks[status]}>{t(`outbox.statuses.${status}`)}</StatusChip>;
}

const looks: Record<OutboxRow['status'], { tone: Tone; icon: LucideIcon }> = {
  queued: { tone: 'info', icon: Clock },
  sent: { tone: 'success', icon: CircleCheck },
  failed: { tone: 'danger', icon: CircleX },
  skipped: { tone: 'neutral', icon: Ban },
};
