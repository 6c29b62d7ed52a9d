import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { showToast } from '../ui/toast.ts';
import styles from './Admin.module.css';

export interface ShownOnceProps {
  title: string;
  text: string;
  secret: string;
  children?: ReactNode;
  onClose: () => void;
}

/** A secret that the server will not show again. It closes by its button only, never by a click beside it. */
export function ShownOnce({ title, text, secret, children, onClose }: ShownOnceProps) {
  const { t } = useTranslation();
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    showToast({ text: t('action.copied'), tone: 'success' });
  };
  const footer = (
    <>
      <Button onPress={onClose}>{t('action.close')}</Button>
      <Button variant="primary" icon={Copy} onPress={() => void copy()}>
        {t('action.copy')}
      </Button>
    </>
  );
  return (
    <Dialog title={title} role="alertdialog" isOpen onClose={onClose} footer={footer}>
      <p>{text}</p>
      <code className={styles.secret}>{secret}</code>
      {children}
    </Dialog>
  );
}
