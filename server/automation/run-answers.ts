import type { Refusal, RunEvent } from '../../engine/core/run.ts';
import type { Missed, StartRefusal } from '../../engine/runtime/driver.ts';
import type { StoredRun } from '../../engine/runtime/run-store.ts';
import { rests, type Runtime } from '../../engine/runtime/runtime.ts';
import type { Db, Work } from '../../engine/runtime/work.ts';
import { Problem } from '../contract/problem.ts';
import type { StartedRun } from '../contract/runs.ts';
import { Reply, type Caller } from '../http/handler.ts';
import { openTasks } from '../store/run-lists.ts';
import { runStore } from '../store/run-queries.ts';
import { startedBody } from './run-bodies.ts';
import { say } from '../contract/say.ts';
import { saidIn, type Said } from '../../engine/core/sentence.ts';

/** How long an answer to a screen waits for the next one. */
const screenPatienceMs = 5000;

export type RunAnswers = ReturnType<typeof createRunAnswers>;

/** What callers are told of a run that they have started or moved. */
export function createRunAnswers({ db, runtime }: { db: Db; runtime: Runtime }) {
  /** The run as it stands, with its next screen; 202 when something of ours is still under way. */
  async function answerWith(
    run: StoredRun,
    patienceMs = screenPatienceMs,
    status: 200 | 201 = 200,
  ): Promise<Reply<StartedRun>> {
    const settled = rests(run) ? run : await runtime.settled(run.id, patienceMs);
    const [task = null] = (settled ?? run).state.positions.some(({ waitingFor }) => waitingFor === 'screen')
      ? await db.read(() => openTasks({ runId: run.id }))
      : [];
    return new Reply(settled ? status : 202, startedBody(settled ?? run, task));
  }

  async function move(runId: string, event: RunEvent): Promise<Reply<StartedRun> | Problem> {
    const moved = await runtime.apply(runId, event);
    return 'refused' in moved ? moveProblem(runId, moved) : answerWith(moved.run);
  }

  return { answerWith, move };
}

export const noSuchRun = (runId: string): Problem => new Problem('notFound', say('noSuchRun', { runId }));

export function moveProblem(runId: string, refusal: Refusal | Missed): Problem {
  switch (refusal.refused) {
    case 'noSuchRun':
      return noSuchRun(runId);
    case 'unreadable':
      return new Problem('unreadable', say('runDamaged', { runId }));
    case 'invalid': {
      const issues = 'issues' in refusal ? refusal.issues : [];
      return new Problem('invalid', say('someRefused'), issues);
    }
    case 'stale':
      return new Problem('stale', say('answeredMeanwhile'));
    case 'finished':
      return new Problem('stale', say('runEnded'));
    case 'notAwaited':
      return new Problem('conflict', say('notAwaited'));
    default:
      return refusal satisfies never;
  }
}

export function startProblem(flowKey: string, refusal: StartRefusal): Problem {
  switch (refusal.refused) {
    case 'invalidInput':
      return new Problem('invalid', say('inputMisfit', { flow: flowKey }), refusal.issues);
    case 'occupied':
      return new Problem('conflict', say('runInProgress', { flow: flowKey }));
    case 'noSuchFlow':
      return new Problem('conflict', say('flowNotLive', { flow: flowKey }));
    default:
      return refusal.refused satisfies never;
  }
}

/** Names a start, so that its repeat finds the run that the first one made. */
export interface StartKey {
  caller: string;
  idempotencyKey: string;
  requestHash: string;
}
export const callerScope = ({ kind, id }: Caller): string => `${kind}:${id}`;
/** The run that this key has started before, a refusal when it was for something else, or nothing yet. */
export function* startedBefore(key: StartKey): Work<{ run: StoredRun } | Problem | undefined> {
  const first = yield* runStore.findByIdempotencyKey(key.caller, key.idempotencyKey);
  if (!first) return undefined;
  if (first.requestHash === key.requestHash) return { run: first };
  return new Problem(
    'idempotencyMismatch',
    say('keyUsedForRun', { key: key.idempotencyKey, runId: first.id }),
  );
}

/** A refusal in one sentence: what it says, and behind it what in particular is wrong. */
export function told({ said, issues = [] }: Problem): { detail: string } & Partial<Omit<Said, 'message'>> {
  const words = [said, ...issues].map(saidIn);
  const { message, ...rest } = words.length === 1 ? said : say('together', { words });
  return { detail: message, ...rest };
}
