import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { casesApi } from '../../server/client.ts';
import { ReasonDialog } from '../desk/ReasonDialog.tsx';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { showToast } from '../ui/toast.ts';
import { type CaseAction, caseActions, caseActionsOn } from './case-actions.ts';
import styles from './Case.module.css';
import { TransferDialog } from './TransferDialog.tsx';
import { useCaseChange } from './use-case-change.ts';

export function CaseActions({ detail }: { detail: casesApi.CaseDetail }) {
  const { t } = useTranslation(['agent', 'common']);
  const { case: theCase } = detail;
  const [open, setOpen] = useState<'solve' | 'transfer'>();
  const { change, isPending, problem } = useCaseChange(theCase);
  const move = async (action: CaseAction, resolution?: string) => {
    const changed = await change({ status: caseActions[action], ...(resolution && { resolution }) });
    if (!changed) return;
    setOpen(undefined);
    const status = t(`common:caseStatus.${changed.status}`);
    showToast({ text: t('case.statusChanged', { number: changed.number, status }), tone: 'success' });
  };
  const close = () => setOpen(undefined);
  return (
    <div className={styles.actions}>
      {problem && open !== 'solve' && <ProblemNotice problem={problem} />}
      <Button variant="quiet" onPress={() => setOpen('transfer')}>
        {t('case.transfer')}
      </Button>
      {caseActionsOn(theCase.status)
        .toReversed()
        .map((action, index, all) => (
          <Button
            key={action}
            variant={index === all.length - 1 ? 'primary' : 'secondary'}
            isDisabled={isPending}
            onPress={() => (action === 'solve' ? setOpen('solve') : void move(action))}
          >
            {t(`case.${action}`)}
          </Button>
        ))}
      <ReasonDialog
        title={t('case.solveTitle')}
        text={t('case.solveText')}
        label={t('case.resolution')}
        help={t('case.resolutionHelp')}
        confirmLabel={t('case.solve')}
        isOpen={open === 'solve'}
        isPending={isPending}
        problem={problem}
        onConfirm={(resolution) => void move('solve', resolution)}
        onClose={close}
      />
      <TransferDialog theCase={theCase} isOpen={open === 'transfer'} onClose={close} />
    </div>
  );
}
