import { lazy, Suspense } from 'react';
import { Skeleton } from '../ui/Skeleton.tsx';
import styles from './Guide.module.css';
import { GuideResult } from './GuideResult.tsx';
import { LostCard } from './LostCard.tsx';
import type { Guide } from './use-guide.ts';

/** Screens bring the expression language with them; a case without one need not carry it. */
const ScreenCard = lazy(async () => ({ default: (await import('./ScreenCard.tsx')).ScreenCard }));

/** The screens that wait for an answer on this case, and how the runs one looks after stand. */
export function GuideCards({ guide }: { guide: Guide }) {
  const resting = guide.followed.filter((runId) => !guide.tasks.some((task) => task.runId === runId));
  if (guide.tasks.length + guide.lost.length + resting.length === 0) return null;
  return (
    <div className={styles.cards}>
      {resting.map((runId) => (
        <GuideResult key={runId} runId={runId} onDismiss={() => guide.dismiss(runId)} />
      ))}
      {guide.lost.map((task) => (
        <LostCard key={`${task.runId} ${task.token}`} task={task} onDismiss={() => guide.release(task)} />
      ))}
      {guide.tasks.map((task) => (
        // Every visit to a screen is a card of its own: nothing of one answer may reach the next.
        <Suspense key={`${task.runId} ${task.token}`} fallback={<Skeleton lines={4} />}>
          <ScreenCard task={task} guide={guide} />
        </Suspense>
      ))}
    </div>
  );
}
