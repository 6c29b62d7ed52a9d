import { useTranslation } from 'react-i18next';
import { runsApi } from '../../server/client.ts';
import { useApiMutation } from '../app/api.ts';
import { ReasonDialog } from '../desk/ReasonDialog.tsx';
import { showToast } from '../ui/toast.ts';

interface CancelRunDialogProps {
  runId: string;
  isOpen: boolean;
  onClose: () => void;
}

export function CancelRunDialog({ runId, isOpen, onClose }: CancelRunDialogProps) {
  const { t } = useTranslation('runs');
  const cancel = useApiMutation(runsApi.cancelRun, {
    refreshes: [runsApi.getRun, runsApi.listRuns],
    onDone: () => {
      showToast({ text: t('page.cancelled') });
      onClose();
    },
  });
  return (
    <ReasonDialog
      title={t('page.cancelTitle')}
      text={t('page.cancelText')}
      label={t('page.reason')}
      help={t('page.reasonHelp')}
      needed={t('page.reasonNeeded')}
      confirmLabel={t('page.cancel')}
      isDanger
      isOpen={isOpen}
      isPending={cancel.isPending}
      problem={cancel.problem}
      onClose={onClose}
      onConfirm={(reason) => cancel.mutate({ params: { id: runId }, body: { reason } })}
    />
  );
}
