import { useTranslation } from 'react-i18next';
import { type Flow } from '../../engine/browser.ts';
import { flowsApi, type repairsApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { useStepWords } from '../editor/use-step-words.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Select } from '../ui/Select.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { actionsFor, asksForStep, type BulkChoice } from './bulk-action.ts';
import { useOutcomeLabel } from './use-outcome-label.ts';

interface BulkActionProps {
  query: repairsApi.RepairQuery;
  choice: BulkChoice;
  onChange: (choice: BulkChoice) => void;
  /** Says what is still to be chosen. */
  wasTried: boolean;
}

/** What is to be done to all of them and, where the action is about a step, which one. */
export function BulkActionFields(props: BulkActionProps) {
  const { query, choice, onChange } = props;
  const { t } = useTranslation('runs');
  return (
    <>
      <Select
        label={t('bulk.action')}
        description={query.flow === undefined ? t('bulk.chooseFlow') : undefined}
        value={choice.type}
        options={actionsFor(query).map((id) => ({ id, label: t(`repair.title.${id}`) }))}
        onChange={(id) => {
          const type = actionsFor(query).find((known) => known === id);
          if (type) onChange({ ...choice, type, outcome: undefined });
        }}
      />
      <p>{t(choice.type === 'rerun' ? 'bulk.rerun' : `repair.text.${choice.type}`)}</p>
      {asksForStep(choice.type) && query.flow !== undefined && <StepOfFlow {...props} flow={query.flow} />}
    </>
  );
}

/** Steps are chosen from the version in the list's filter, or else from the one that is live. */
function StepOfFlow({ flow, ...props }: BulkActionProps & { flow: string }) {
  const flows = useApi(flowsApi.listFlows, {});
  const known = flows.data?.items.find(({ key }) => key === flow);
  const number = props.query.version ?? known?.activeVersion ?? known?.latestVersion ?? undefined;
  const version = useApi(
    flowsApi.getVersion,
    { params: { id: flow, number: number ?? 0 } },
    { enabled: number !== undefined },
  );
  if (version.problem) return <ProblemNotice problem={version.problem} />;
  if (!version.data || number === undefined) return <Skeleton lines={1} height={28} />;
  return <StepFields {...props} document={version.data.document} number={number} />;
}

const stepLabels = { skip: 'step', move: 'to', rerun: 'fromStep' } as const;

function StepFields(props: BulkActionProps & { document: Flow; number: number }) {
  const { choice, onChange, wasTried, document, number } = props;
  const { t } = useTranslation('runs');
  const words = useStepWords();
  const labelOf = useOutcomeLabel(document);
  const { type, stepId, outcome } = choice;
  if (type === 'retry' || type === 'cancel') return null;
  const missing = (value: string | undefined) =>
    wasTried && value === undefined ? t('bulk.choose') : undefined;
  return (
    <>
      <Select
        label={t(`repair.${stepLabels[type]}`)}
        description={t('bulk.stepsOf', { version: number })}
        value={stepId}
        options={Object.entries(document.steps).map(([id, step]) => ({ id, label: words.title(step) }))}
        onChange={(id) => onChange({ ...choice, stepId: id, outcome: undefined })}
        error={missing(stepId)}
      />
      {type === 'skip' && stepId !== undefined && (
        <Select
          label={t('repair.outcome')}
          value={outcome}
          options={Object.keys(document.steps[stepId]?.next ?? {}).map((id) => ({
            id,
            label: labelOf(stepId, id),
          }))}
          onChange={(id) => onChange({ ...choice, outcome: id })}
          error={missing(outcome)}
        />
      )}
      {type === 'rerun' && (
        <Checkbox
          label={t('repair.repeatEffects')}
          isSelected={choice.repeatEffects}
          onChange={(repeatEffects) => onChange({ ...choice, repeatEffects })}
        />
      )}
    </>
  );
}
