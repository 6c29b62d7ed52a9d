import { CircleCheck, CirclePause, Clock, Hourglass, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/use-text.ts';
import { formatDuration } from '../runs/duration.ts';
import { useNow } from '../runs/use-now.ts';
import { StatusChip, type Tone } from '../ui/StatusChip.tsx';
import { type Clock as SlaTimes, type Countdown, countdown } from './countdown.ts';

/** How much time is left, in words that stand without their colour. */
export function SlaClock({ sla }: { sla: SlaTimes | null }) {
  const { t } = useTranslation('agent');
  const locale = useLocale();
  // The words are in minutes; a look every ten seconds keeps them right.
  const now = useNow(10_000);
  if (sla === null) return null;
  const state = countdown(sla, now);
  const { tone, icon } = looks[state.tone];
  return (
    <StatusChip tone={tone} icon={state.kind === 'paused' ? CirclePause : icon}>
      {words(state)}
    </StatusChip>
  );

  function words(clock: Countdown): string {
    switch (clock.kind) {
      case 'left': {
        const duration = formatDuration(wholeMinutes(clock.ms), locale);
        return t(clock.tone === 'near' ? 'sla.near' : 'sla.left', { duration });
      }
      case 'over':
        return t('sla.over', { duration: formatDuration(wholeMinutes(clock.ms), locale) });
      case 'met':
      case 'missed':
      case 'paused':
      case 'cancelled':
        return t(`sla.${clock.kind}`);
      default:
        return clock satisfies never;
    }
  }
}

/** Seconds would flicker; the last minute still counts as one. */
const wholeMinutes = (ms: number): number => Math.max(1, Math.ceil(ms / 60_000)) * 60_000;

const looks: Record<Countdown['tone'], { tone: Tone; icon: LucideIcon }> = {
  calm: { tone: 'neutral', icon: Clock },
  near: { tone: 'warning', icon: Hourglass },
  late: { tone: 'danger', icon: TriangleAlert },
  met: { tone: 'success', icon: CircleCheck },
};
