import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { predictionsApi, runsApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { words } from '../app/filters.ts';
import { useFilters, useRouteId } from '../app/navigation.ts';
import { useStepWords } from '../editor/use-step-words.ts';
import { useText } from '../i18n/use-text.ts';
import { usePageTitle } from '../ui/page-title.ts';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { AttemptDetail } from './AttemptDetail.tsx';
import { type Attempt, attemptsOf } from './attempts.ts';
import { opinionsOf } from './opinions.ts';
import { overlayOf } from './overlay.ts';
import { ReplayPanel } from './ReplayPanel.tsx';
import { RunHeader } from './RunHeader.tsx';
import styles from './RunPage.module.css';
import { RunTimeline } from './RunTimeline.tsx';
import { useOutcomeLabel } from './use-outcome-label.ts';

/** The canvas is the heaviest part of the page; header and timeline need not wait for it. */
const FlowView = lazy(async () => ({ default: (await import('../editor/canvas/FlowView.tsx')).FlowView }));

/** `step` names one visit: `ask.2`. */
const readers = { step: words };

export function RunPage() {
  const id = useRouteId();
  const { data: run, problem, refetch } = useApi(runsApi.getRun, { params: { id } });
  const { t } = useTranslation('runs');
  const text = useText();
  const title = run ? t('page.heading', { flow: text(run.flowTitle) }) : t('title');
  usePageTitle(title, [{ label: t('title'), href: '/runs' }]);
  return (
    <div className={styles.page}>
      {!run && <h1>{title}</h1>}
      {problem && <ProblemNotice problem={problem} onRetry={() => void refetch()} />}
      {run ? <RunView run={run} title={title} /> : !problem && <Skeleton lines={6} height={28} />}
    </div>
  );
}

/** The visit the address names, or the last one of the step it names. A failed run opens where it failed. */
function chosenAttempt(
  attempts: readonly Attempt[],
  step: string | undefined,
  failedAt: string | undefined,
): Attempt | undefined {
  const last = (id: string | undefined) => attempts.findLast(({ stepId }) => stepId === id);
  return step === undefined ? last(failedAt) : (attempts.find(({ key }) => key === step) ?? last(step));
}

function RunView({ run, title }: { run: runsApi.Run; title: string }) {
  const { t } = useTranslation('runs');
  const words = useStepWords();
  const flow = run.document;
  const attempts = useMemo(() => attemptsOf(run.trace), [run.trace]);
  const overlay = useMemo(() => overlayOf(attempts, flow), [attempts, flow]);
  const labelOf = useOutcomeLabel(flow);
  const [{ step }, select] = useFilters(readers);
  const told = useApi(predictionsApi.listRunOpinions, { params: { id: run.id } });
  const chosen = chosenAttempt(attempts, step, run.error?.stepId);
  const titleOf = (stepId: string): string => {
    const known = flow.steps[stepId];
    return known ? words.title(known) : t('page.unknownStep');
  };
  /** The canvas knows steps, the timeline visits: a step stands for its last visit, or for itself if it has none. */
  const selectStep = (stepId: string) =>
    select({ step: attempts.findLast((attempt) => attempt.stepId === stepId)?.key ?? stepId });
  return (
    <>
      <RunHeader run={run} title={title} titleOf={titleOf} />
      <div className={styles.split}>
        <section className={styles.canvas} aria-label={t('page.canvas')}>
          <Suspense fallback={<Skeleton lines={4} height={48} />}>
            <FlowView
              flow={flow}
              visited={overlay.visited}
              takenEdges={overlay.takenEdges}
              selected={chosen?.stepId ?? step}
              onSelect={selectStep}
            />
          </Suspense>
        </section>
        <RunTimeline
          attempts={attempts}
          selected={chosen?.key}
          onSelect={(key) => select({ step: key })}
          titleOf={titleOf}
          labelOf={labelOf}
        />
      </div>
      <AttemptDetail
        attempt={chosen}
        opinions={chosen ? opinionsOf(chosen, attempts, told.data?.items ?? []) : []}
        titleOf={titleOf}
        labelOf={labelOf}
      />
      <ReplayPanel runId={run.id} lines={run.trace.length} titleOf={titleOf} />
    </>
  );
}
