import { Archive, CircleCheck, type LucideIcon, PenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { knowledgeApi } from '../../server/client.ts';
import { StatusChip, type Tone } from '../ui/StatusChip.tsx';

type Status = knowledgeApi.ArticleSummary['status'];
const looks: Record<Status, { tone: Tone; icon: LucideIcon }> = {
  draft: { tone: 'warning', icon: PenLine },
  published: { tone: 'success', icon: CircleCheck },
  archived: { tone: 'neutral', icon: Archive },
};

export function ArticleStatusChip({ status }: { status: Status }) {
  const { t } = useTranslation('knowledge');
  return <StatusChip {...looks[status]}>{t(`status.${status}`)}</StatusChip>;
}
