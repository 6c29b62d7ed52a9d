import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemBody } from '../../server/client.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { TextArea } from '../ui/TextArea.tsx';

export interface ReasonDialogProps {
  title: string;
  /** What will happen, and what cannot be taken back. */
  text?: string;
  label: string;
  help?: string;
  /** Said when the reason is left empty. Without it the reason may stay empty. */
  needed?: string;
  confirmLabel: string;
  isDanger?: boolean;
  isOpen: boolean;
  isPending: boolean;
  problem?: ProblemBody | undefined;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** Asks for a few words before something is done that others will want explained. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, text, label, help, needed, confirmLabel, isDanger, isOpen, isPending, problem } = props;
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [wasTried, setTried] = useState(false);
  const isMissing = needed !== undefined && reason.trim() === '';
  const confirm = () => {
    setTried(true);
    if (!isMissing) props.onConfirm(reason.trim());
  };
  return (
    <Dialog
      title={title}
      size="small"
      isOpen={isOpen}
      onClose={props.onClose}
      footer={
        <>
          <Button onPress={props.onClose}>{t('action.back')}</Button>
          <Button variant={isDanger ? 'danger' : 'primary'} isPending={isPending} onPress={confirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {text && <p>{text}</p>}
      {problem && <ProblemNotice problem={problem} />}
      <TextArea
        label={label}
        description={help}
        value={reason}
        onChange={setReason}
        maxLength={4000}
        isRequired={needed !== undefined}
        autoFocus
        error={wasTried && isMissing ? needed : undefined}
      />
    </Dialog>
  );
}
