import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classes } from './classes.ts';
import styles from './Dialog.module.css';
import { Form } from './Form.tsx';
import { IconButton } from './IconButton.tsx';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Buttons: cancel first, the main one last. */
  footer?: ReactNode;
  /** Makes the dialog a form: Enter in a field is the main button, which has `type="submit"`. */
  onSubmit?: () => void;
  size?: 'small' | 'medium' | 'large';
  /** At the right edge, full height: see `Sheet`. */
  isBeside?: boolean;
  role?: 'dialog' | 'alertdialog';
}

export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  footer,
  onSubmit,
  size = 'medium',
  isBeside,
  role,
}: DialogProps) {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role !== 'alertdialog'}
      className={classes(styles.scrim, isBeside && styles.beside)}
    >
      <Modal className={classes(styles.modal, styles[size])}>
        <AriaDialog className={styles.dialog} role={role}>
          <header className={styles.head}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton label={t('action.close')} icon={X} onPress={onClose} />
          </header>
          <DialogFrame onSubmit={onSubmit}>
            <div className={styles.body}>{children}</div>
            {footer && <footer className={styles.foot}>{footer}</footer>}
          </DialogFrame>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function DialogFrame({ onSubmit, children }: Pick<DialogProps, 'onSubmit' | 'children'>) {
  if (onSubmit === undefined) return <div className={styles.frame}>{children}</div>;
  return (
    <Form className={styles.frame} onSubmit={onSubmit}>
      {children}
    </Form>
  );
}
