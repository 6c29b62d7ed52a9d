import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { flowsApi } from '../../../server/client.ts';
import { useApiMutation } from '../../app/api.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { showToast } from '../../ui/toast.ts';

/** One press back to the version that was live before. Absent when there is none. */
export function RollbackButton({ id, to }: { id: string; to: number | null | undefined }) {
  const { t } = useTranslation('editor');
  const { role } = useMe();
  const [isAsked, setAsked] = useState(false);
  const rollback = useApiMutation(flowsApi.rollbackFlow, {
    refreshes: [flowsApi.listFlows, flowsApi.listVersions, flowsApi.getDraft],
    onDone: ({ to: number }) => {
      setAsked(false);
      showToast({ text: t('versions.rolledBack', { number }), tone: 'success' });
    },
  });
  if (role !== 'admin' || to === null || to === undefined) return null;
  return (
    <>
      <Button icon={Undo2} onPress={() => setAsked(true)}>
        {t('versions.rollback', { number: to })}
      </Button>
      {rollback.problem && <ProblemNotice problem={rollback.problem} />}
      <ConfirmDialog
        title={t('versions.rollbackAsk', { number: to })}
        text={t('versions.rollbackHelp')}
        confirmLabel={t('versions.rollback', { number: to })}
        isPending={rollback.isPending}
        isOpen={isAsked}
        onConfirm={() => rollback.mutate({ params: { id } })}
        onClose={() => setAsked(false)}
      />
    </>
  );
}
