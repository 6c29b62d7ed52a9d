import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

export interface ConfirmDialogProps {
  title: string;
  /** What will happen, and what cannot be taken back. */
  text: string;
  confirmLabel: string;
  isDanger?: boolean;
  isPending?: boolean;
  isOpen: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, text, confirmLabel, isDanger, isPending, isOpen, onConfirm, onClose } = props;
  const { t } = useTranslation();
  const footer = (
    <>
      <Button onPress={onClose}>{t('action.cancel')}</Button>
      <Button variant={isDanger ? 'danger' : 'primary'} isPending={isPending} onPress={onConfirm}>
        {confirmLabel}
      </Button>
    </>
  );
  return (
    <Dialog title={title} size="small" role="alertdialog" isOpen={isOpen} onClose={onClose} footer={footer}>
      <p>{text}</p>
    </Dialog>
  );
}
