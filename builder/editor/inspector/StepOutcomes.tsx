import { Plus, Unlink } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue } from '../../../engine/browser.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { drawnOutcomes, type DrawnOutcome } from '../document/outcomes.ts';
import { layoutOf } from '../layout/layout.ts';
import { useIssueWords } from '../problems/use-issue-words.ts';
import { useEditor, useEditorStore, useFlow } from '../store/editor-store.ts';
import { useShape } from '../store/use-shape.ts';
import { useStepWords } from '../use-step-words.ts';
import styles from './Inspector.module.css';
import type { StepPartProps } from './StepHead.tsx';

/** Where each outcome leads: the wires of the canvas as a form. */
export function StepOutcomes({ id, step, issues }: StepPartProps) {
  const { t } = useTranslation('editor');
  const flow = useFlow();
  const words = useStepWords();
  const outcomes = drawnOutcomes(step, catalogue);
  const shape = useShape(flow);
  const options = useMemo(
    () =>
      layoutOf(shape, catalogue).order.map((to, index) => ({
        id: to,
        label: `${index + 1} ${words.title(flow.steps[to]!)}`,
      })),
    [flow, shape, words],
  );
  if (outcomes.length === 0) return <p className={styles.hint}>{t('inspector.noOutcomes')}</p>;
  return (
    <div className={styles.form}>
      {outcomes.map((outcome) => (
        <OutcomeField key={outcome.id} step={id} outcome={outcome} options={options} issues={issues} />
      ))}
    </div>
  );
}

interface OutcomeFieldProps {
  step: string;
  outcome: DrawnOutcome;
  options: { id: string; label: string }[];
  issues: StepPartProps['issues'];
}

function OutcomeField({ step, outcome, options, issues }: OutcomeFieldProps) {
  const { t } = useTranslation('editor');
  const { text } = useStepWords();
  const store = useEditorStore();
  const wordsOf = useIssueWords();
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const label = text(outcome.label);
  const issue = issues.find(({ path }) => path === `steps.${step}.next.${outcome.id}`);
  const lost = outcome.isKnown ? undefined : t('canvas.lostOutcome', { outcome: label });
  const fault = issue?.severity === 'error' ? wordsOf(issue) : lost;
  const { run, set } = store.getState();
  return (
    <div className={styles.outcome} data-path={`next.${outcome.id}`}>
      <ComboBox
        label={label}
        value={outcome.to}
        options={options}
        isReadOnly={isReadOnly}
        placeholder={outcome.kind === 'error' ? t('inspector.failsRun') : t('inspector.leadsNowhere')}
        onChange={(to) => {
          if (to !== undefined) run({ type: 'connect', step, outcome: outcome.id, to });
        }}
        {...(fault === undefined ? {} : { error: fault })}
      />
      {!isReadOnly && (
        <IconButton
          label={t('inspector.addBehind', { outcome: label })}
          icon={Plus}
          onPress={(event) => {
            const { left: x, bottom: y } = event.target.getBoundingClientRect();
            set({
              picking: { kind: 'add', place: { behind: { step, outcome: outcome.id } }, anchor: { x, y } },
            });
          }}
        />
      )}
      {!isReadOnly && outcome.to !== undefined && (
        <IconButton
          label={t('inspector.disconnect', { outcome: label })}
          icon={Unlink}
          onPress={() => run({ type: 'disconnect', step, outcome: outcome.id })}
        />
      )}
    </div>
  );
}
