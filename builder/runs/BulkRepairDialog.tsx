import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { flowsApi, repairsApi, runsApi } from '../../server/client.ts';
import { useApi, useApiMutation } from '../app/api.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { actionOf, actionsFor, type BulkChoice } from './bulk-action.ts';
import { BulkActionFields } from './BulkActionFields.tsx';
import styles from './Repair.module.css';
import { useErrorWords } from './use-error-words.ts';
import { useInWords } from '../i18n/use-in-words.ts';

interface BulkRepairDialogProps {
  query: repairsApi.RepairQuery;
  onClose: () => void;
}

/** Repairs all runs of a list: first the figures, then the button that does it, then how far it is. */
export function BulkRepairDialog({ query, onClose }: BulkRepairDialogProps) {
  const { t } = useTranslation(['runs', 'common']);
  const [choice, setChoice] = useState<BulkChoice>(() => ({
    type: actionsFor(query)[0] ?? 'retry',
    stepId: query.stepId,
    repeatEffects: false,
  }));
  const action = actionOf(choice);
  const [reason, setReason] = useState('');
  const [wasTried, setTried] = useState(false);
  const plan = useApiMutation(repairsApi.repairRuns);
  const repair = useApiMutation(repairsApi.repairRuns, { refreshes: [runsApi.listRuns] });
  const [planned, setPlanned] = useState<repairsApi.BulkRepair>();
  const [begun, setBegun] = useState<repairsApi.BulkRepair>();
  const go = async (dryRun: boolean) => {
    setTried(true);
    if (reason.trim() === '' || !action) return;
    const body = { query, action, reason, dryRun, token: planned?.token ?? undefined };
    const answer = await (dryRun ? plan : repair).mutateAsync({ body });
    // A refusal means that other runs match by now: the figures are void.
    if (dryRun) setPlanned(answer);
    else if (answer) setBegun(answer);
    else setPlanned(undefined);
  };
  const problem = repair.problem ?? plan.problem;
  return (
    <Dialog
      title={t('bulk.title')}
      isOpen
      onClose={onClose}
      footer={
        begun ? (
          <Button onPress={onClose}>{t('common:action.close')}</Button>
        ) : (
          <>
            <Button onPress={onClose}>{t('common:action.back')}</Button>
            <Button isPending={plan.isPending} onPress={() => void go(true)}>
              {t('bulk.check')}
            </Button>
            <Button
              variant="primary"
              isDisabled={!planned || planned.total === 0}
              isPending={repair.isPending}
              onPress={() => void go(false)}
            >
              {t('bulk.go', { count: planned?.total ?? 0 })}
            </Button>
          </>
        )
      }
    >
      <div className={styles.fields}>
        {begun ? (
          <Progress begun={begun} />
        ) : (
          <>
            <p>{t('bulk.help')}</p>
            {problem && <ProblemNotice problem={problem} />}
            <BulkActionFields
              query={query}
              choice={choice}
              onChange={(next) => {
                setChoice(next);
                setPlanned(undefined);
              }}
              wasTried={wasTried}
            />
            <TextArea
              label={t('page.reason')}
              description={t('page.reasonHelp')}
              value={reason}
              onChange={(text) => {
                setReason(text);
                setPlanned(undefined);
              }}
              rows={2}
              maxLength={500}
              isRequired
              error={wasTried && reason.trim() === '' ? t('page.reasonNeeded') : undefined}
            />
            <div role="status">{planned && <Figures plan={planned} />}</div>
          </>
        )}
      </div>
    </Dialog>
  );
}

function Figures({ plan }: { plan: repairsApi.BulkRepair }) {
  const { t } = useTranslation(['runs', 'common']);
  const text = useText();
  const errorWords = useErrorWords();
  const flows = useApi(flowsApi.listFlows, {});
  const nameOf = (key: string) => text(flows.data?.items.find((flow) => flow.key === key)?.title) || key;
  if (plan.total === 0) return <p>{t('bulk.none')}</p>;
  return (
    <>
      <strong>{t('bulk.meant', { count: plan.total })}</strong>
      <ul className={styles.groups}>
        {plan.groups.map(({ flowKey, flowVersion, stepId, stepTitle, errorCode, status, count }) => (
          <li key={`${flowKey} ${flowVersion} ${stepId} ${errorCode} ${status}`}>
            {t('bulk.group', {
              flow: nameOf(flowKey),
              version: flowVersion,
              step: (stepTitle && text(stepTitle)) ?? stepId ?? '–',
              error: errorCode !== null ? errorWords(errorCode) : t(`common:runStatus.${status}`),
              count,
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

function Progress({ begun }: { begun: repairsApi.BulkRepair }) {
  const { t } = useTranslation(['runs', 'common']);
  const [isOver, setOver] = useState(false);
  const input = { params: { id: begun.id ?? '' } };
  const { data = begun, problem } = useApi(repairsApi.getRepair, input, {
    refetchEveryMs: isOver ? undefined : 1000,
  });
  if (data.status === 'finished' && !isOver) setOver(true);
  const inWords = useInWords();
  const { done, total, refused, refusals } = data;
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      <p role="status">{t(isOver ? 'bulk.finished' : 'bulk.progress', { done, total, refused })}</p>
      {refusals.length > 0 && (
        <>
          <h3>{t('bulk.refusals')}</h3>
          <ul className={styles.groups}>
            {refusals.map(({ runId, detail, ...said }) => {
              const { text, lang } = inWords.said({ message: detail, ...said });
              return (
                <li key={runId} lang={lang}>
                  <code>{runId}</code> {text}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </>
  );
}
