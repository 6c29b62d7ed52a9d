import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { repairsApi, runsApi } from '../../server/client.ts';
import { useApi, useApiMutation } from '../app/api.ts';
import { useGo } from '../app/navigation.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { showToast } from '../ui/toast.ts';
import styles from './Repair.module.css';
import { useOutcomeLabel } from './use-outcome-label.ts';

export type Repair = 'skip' | 'move' | 'rerun';
interface RepairDialogProps {
  repair: Repair;
  run: runsApi.Run;
  titleOf: (stepId: string) => string;
  onClose: () => void;
}

/** Asks what is to be done, and why; says before it is done what happens again and what is lost. */
export function RepairDialog({ repair, run, titleOf, onClose }: RepairDialogProps) {
  const { t } = useTranslation(['runs', 'common']);
  const go = useGo();
  const standing = [...run.positions.map(({ stepId }) => stepId), ...(run.error ? [run.error.stepId] : [])];
  const [stepId, setStepId] = useState(standing[0] ?? run.document.start);
  const [outcome, setOutcome] = useState<string>();
  const [vars, setVars] = useState<string>();
  const [repeatEffects, setRepeatEffects] = useState(false);
  const [reason, setReason] = useState('');
  const [wasTried, setTried] = useState(false);
  const lines = { params: { id: run.id }, query: { step: run.trace.length } };
  const last = useApi(repairsApi.replayRun, lines, { enabled: repair === 'rerun' });
  const labelOf = useOutcomeLabel(run.document);
  const done = {
    refreshes: [runsApi.getRun, runsApi.listRuns],
    onDone: (next: runsApi.StartedRun) => {
      showToast({ text: t(repair === 'rerun' ? 'repair.rerunStarted' : 'repair.repaired'), tone: 'success' });
      onClose();
      if (repair === 'rerun') go(`/runs/${next.id}`);
    },
  };
  const skip = useApiMutation(repairsApi.skipStep, done);
  const move = useApiMutation(repairsApi.moveRun, done);
  const rerun = useApiMutation(repairsApi.rerunRun, done);
  const { isPending, problem } = { skip, move, rerun }[repair];

  const params = { id: run.id };
  const varsText = vars ?? JSON.stringify(last.data?.data.vars ?? {}, null, 2);
  const edited = objectIn(varsText);
  const confirm = () => {
    setTried(true);
    if (reason.trim() === '' || (repair === 'rerun' && !edited)) return;
    if (repair === 'skip') skip.mutate({ params, body: { stepId, outcome: outcome ?? '', reason } });
    else if (repair === 'move') move.mutate({ params, body: { to: stepId, reason } });
    // Without an edit nothing is sent, so that the run has what it had when it came to the step.
    else
      rerun.mutate({
        params,
        body: { fromStep: stepId, vars: vars === undefined ? undefined : edited, repeatEffects, reason },
      });
  };
  const steps = repair === 'skip' ? standing : Object.keys(run.document.steps);
  const outcomes = Object.keys(run.document.steps[stepId]?.next ?? {});
  return (
    <Dialog
      title={t(`repair.title.${repair}`)}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:action.back')}</Button>
          <Button variant="primary" isPending={isPending} onPress={confirm}>
            {t(`repair.submit.${repair}`)}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <p>{t(`repair.text.${repair}`)}</p>
        {problem && <ProblemNotice problem={problem} />}
        <Select
          label={t(`repair.${stepLabels[repair]}`)}
          value={stepId}
          options={steps.map((id) => ({ id, label: titleOf(id) }))}
          onChange={setStepId}
        />
        {repair === 'skip' && (
          <Select
            label={t('repair.outcome')}
            value={outcome}
            options={outcomes.map((id) => ({ id, label: labelOf(stepId, id) }))}
            onChange={setOutcome}
          />
        )}
        {repair === 'rerun' && (
          <>
            <TextArea
              label={t('repair.vars')}
              description={t('repair.varsHelp')}
              value={varsText}
              onChange={setVars}
              error={edited ? undefined : t('repair.varsWrong')}
            />
            <Checkbox
              label={t('repair.repeatEffects')}
              isSelected={repeatEffects}
              onChange={setRepeatEffects}
            />
          </>
        )}
        <TextArea
          label={t('page.reason')}
          description={t('page.reasonHelp')}
          value={reason}
          onChange={setReason}
          rows={2}
          maxLength={500}
          isRequired
          error={wasTried && reason.trim() === '' ? t('page.reasonNeeded') : undefined}
        />
      </div>
    </Dialog>
  );
}
const stepLabels = { skip: 'step', move: 'to', rerun: 'fromStep' } as const;

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return Object.fromEntries(Object.entries(value));
  } catch {
    return undefined;
  }
}
