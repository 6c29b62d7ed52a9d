import {
  ArrowDown,
  Ban,
  ChevronsUp,
  CircleCheck,
  CircleDot,
  CirclePause,
  CirclePlay,
  CircleX,
  Clock,
  Equal,
  Hourglass,
  Lock,
  type LucideIcon,
  MessageCircleReply,
  ChevronUp,
  Star,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Case, Priority, Ticket } from '../../engine/browser.ts';
import type { runsApi } from '../../server/client.ts';
import { StatusChip, type Tone } from '../ui/StatusChip.tsx';

interface Look {
  tone: Tone;
  icon: LucideIcon;
}

const caseLooks: Record<Case['status'], Look> = {
  new: { tone: 'info', icon: CircleDot },
  open: { tone: 'info', icon: CirclePlay },
  awaitingCustomer: { tone: 'neutral', icon: MessageCircleReply },
  onHold: { tone: 'warning', icon: CirclePause },
  solved: { tone: 'success', icon: CircleCheck },
  closed: { tone: 'neutral', icon: Lock },
};
export function CaseStatusChip({ status }: { status: Case['status'] }) {
  const { t } = useTranslation();
  return <StatusChip {...caseLooks[status]}>{t(`caseStatus.${status}`)}</StatusChip>;
}

const priorityLooks: Record<Priority, Look> = {
  low: { tone: 'neutral', icon: ArrowDown },
  normal: { tone: 'neutral', icon: Equal },
  high: { tone: 'warning', icon: ChevronUp },
  critical: { tone: 'danger', icon: ChevronsUp },
};
export function PriorityChip({ priority }: { priority: Priority }) {
  const { t } = useTranslation();
  return <StatusChip {...priorityLooks[priority]}>{t(`priority.${priority}`)}</StatusChip>;
}

const ticketLooks: Record<Ticket['status'], Look> = {
  new: { tone: 'info', icon: CircleDot },
  acknowledged: { tone: 'info', icon: CircleCheck },
  inProgress: { tone: 'info', icon: CirclePlay },
  waiting: { tone: 'warning', icon: Hourglass },
  resolved: { tone: 'success', icon: CircleCheck },
  rejected: { tone: 'danger', icon: Ban },
};
export function TicketStatusChip({ status }: { status: Ticket['status'] }) {
  const { t } = useTranslation();
  return <StatusChip {...ticketLooks[status]}>{t(`ticketStatus.${status}`)}</StatusChip>;
}

const runLooks: Record<runsApi.RunSummary['status'], Look> = {
  active: { tone: 'info', icon: Clock },
  finished: { tone: 'success', icon: CircleCheck },
  failed: { tone: 'danger', icon: CircleX },
  cancelled: { tone: 'neutral', icon: Ban },
};
export function RunStatusChip({ status }: { status: runsApi.RunSummary['status'] }) {
  const { t } = useTranslation();
  return <StatusChip {...runLooks[status]}>{t(`runStatus.${status}`)}</StatusChip>;
}

export function VipChip() {
  const { t } = useTranslation('desk');
  return (
    <StatusChip tone="warning" icon={Star}>
      {t('contacts.vip')}
    </StatusChip>
  );
}
