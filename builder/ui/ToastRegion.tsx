import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { classes } from './classes.ts';
import { IconButton } from './IconButton.tsx';
import { toneIcons } from './StatusChip.tsx';
import { dismissToast, type Toast, useSpoken, useToasts } from './toast.ts';
import styles from './ToastRegion.module.css';

/** Where notices appear and are read out. Once per app. */
export function ToastRegion() {
  const toasts = useToasts();
  const spoken = useSpoken();
  return (
    <>
      <div className={styles.region} role="status" aria-live="polite">
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </div>
      <div className={styles.spoken} aria-live="polite" role="status">
        <span key={spoken.id}>{spoken.text}</span>
      </div>
    </>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const { t } = useTranslation();
  const { id, text, tone, action } = toast;
  const Icon = toneIcons[tone];
  const act = () => {
    action?.onAction();
    dismissToast(id);
  };
  return (
    <div className={classes(styles.toast, styles[tone])}>
      <Icon size={18} aria-hidden />
      <span>{text}</span>
      {action && (
        <Button variant="quiet" size="dense" onPress={act}>
          {action.label}
        </Button>
      )}
      <IconButton label={t('action.close')} icon={X} size="dense" onPress={() => dismissToast(id)} />
    </div>
  );
}
