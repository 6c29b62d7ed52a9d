import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { repairsApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Section } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Tabs, type TabItem } from '../ui/Tabs.tsx';
import { JsonBlock } from './JsonBlock.tsx';
import styles from './Repair.module.css';

interface ReplayPanelProps {
  runId: string;
  /** How many lines the history has. */
  lines: number;
  titleOf: (stepId: string) => string;
}

/** Goes through the history line by line and shows what the run knew after each. Arrow keys move the slider. */
export function ReplayPanel({ runId, lines, titleOf }: ReplayPanelProps) {
  const { t } = useTranslation('runs');
  const [chosen, setChosen] = useState<number>();
  const step = Math.min(chosen ?? lines, lines);
  const input = { params: { id: runId }, query: { step } };
  const { data, problem } = useApi(repairsApi.replayRun, input, { enabled: lines > 0, keepPrevious: true });
  if (lines === 0) return null;
  return (
    <Section title={t('replay.title')}>
      <div className={styles.stepper}>
        <IconButton
          label={t('replay.previous')}
          icon={ChevronLeft}
          onPress={() => setChosen(Math.max(1, step - 1))}
        />
        <input
          type="range"
          min={1}
          max={lines}
          value={step}
          aria-label={t('replay.slider')}
          aria-valuetext={t('replay.step', { number: step, count: lines })}
          onChange={(event) => setChosen(Number(event.target.value))}
        />
        <IconButton
          label={t('replay.next')}
          icon={ChevronRight}
          onPress={() => setChosen(Math.min(lines, step + 1))}
        />
      </div>
      <p role="status">
        <strong>{t('replay.step', { number: step, count: lines })}</strong>
        {data && ` ${t(`replay.line.${data.line.kind}`, { step: titleOf(data.line.stepId) })}`}
      </p>
      {problem && <ProblemNotice problem={problem} />}
      {data && <ReplayedState then={data} titleOf={titleOf} />}
    </Section>
  );
}

function ReplayedState({ then, titleOf }: { then: repairsApi.Replay; titleOf: ReplayPanelProps['titleOf'] }) {
  const { t } = useTranslation('runs');
  const { vars, steps, input } = then.data;
  const values = { vars, steps, records: then.records, input };
  const kinds = ['vars', 'steps', 'records', 'input'] as const;
  const items: TabItem[] = kinds.map((id) => ({
    id,
    label: t(`replay.${id}`),
    content: <JsonBlock label={t(`replay.${id}`)} value={values[id]} empty={t('replay.nothing')} />,
  }));
  return (
    <>
      <p>
        {then.standing.length > 0
          ? `${t('replay.standing')}: ${then.standing.map(titleOf).join(', ')}`
          : t('replay.ended')}
      </p>
      <Tabs label={t('replay.title')} items={items} />
    </>
  );
}
