import { CloudCheck, CloudOff, LoaderCircle, RefreshCw, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import styles from '../Editor.module.css';
import { statusOf } from './save-state.ts';
import type { Saver } from './saver.ts';
import { useSaveState } from './use-saver.ts';

const icons = {
  saved: CloudCheck,
  saving: LoaderCircle,
  offline: CloudOff,
  failed: TriangleAlert,
  conflict: TriangleAlert,
} as const;

/** Where the edits are: always in words. */
export function SaveIndicator({ saver }: { saver: Saver }) {
  const { t } = useTranslation('editor');
  const locale = useLocale();
  const state = useSaveState(saver);
  const status = statusOf(state);
  const Icon = icons[status];
  const time =
    state.savedAt === undefined
      ? ''
      : new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(state.savedAt);
  const isTroubled = status === 'failed' || status === 'conflict' || status === 'offline';
  return (
    <span className={classes(styles.save, isTroubled && styles.troubled)} role="status">
      <Icon size={14} aria-hidden />
      {status === 'saved' && time !== '' ? t('save.savedAt', { time }) : t(`save.${status}`)}
      {status === 'failed' && (
        <Button size="dense" icon={RefreshCw} onPress={saver.retry}>
          {t('save.retry')}
        </Button>
      )}
    </span>
  );
}
