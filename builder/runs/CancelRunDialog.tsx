import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { runsApi } from '../../server/client.ts';
import { useApiMutation } from '../app/api.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { showToast } from '../ui/toast.ts';

interface CancelRunDialogProps {
  runId: string;
  isOpen: boolean;
  onClose: () => void;
}

export function CancelRunDialog({ runId, isOpen, onClose }: CancelRunDialogProps) {
  const { t } = useTranslation('runs');
  const [reason, setReason] = useState('');
  const [wasTried, setTried] = useState(false);
  const cancel = useApiMutation(runsApi.cancelRun, {
    refreshes: [runsApi.getRun, runsApi.listRuns],
    onDone: () => {
      showToast({ text: t('page.cancelled') });
      onClose();
    },
  });
  const send = () => {
    setTried(true);
    if (reason.trim() !== '') cancel.mutate({ params: { id: runId }, body: { reason: reason.trim() } });
  };
  return (
    <Dialog
      title={t('page.cancelTitle')}
      size="small"
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('page.back')}</Button>
          <Button variant="danger" isPending={cancel.isPending} onPress={send}>
            {t('page.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('page.cancelText')}</p>
      {cancel.problem && <ProblemNotice problem={cancel.problem} />}
      <TextArea
        label={t('page.reason')}
        description={t('page.reasonHelp')}
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={500}
        isRequired
        autoFocus
        error={wasTried && reason.trim() === '' ? t('page.reasonNeeded') : undefined}
      />
    </Dialog>
  );
}
