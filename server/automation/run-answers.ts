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

export const noSuchRun = (runId: string): Problem =>
  new Problem(
    'notFound',
    `There is no run "${runId}". Ended runs are removed after the time that their flow's settings say.`,
  );

export function moveProblem(runId: string, refusal: Refusal | Missed): Problem {
  switch (refusal.refused) {
    case 'noSuchRun':
      return noSuchRun(runId);
    case 'unreadable':
      return new Problem(
        'unreadable',
        `Run "${runId}" is damaged. It was set aside as failed; load it to see why.`,
      );
    case 'invalid': {
      const issues = 'issues' in refusal ? refusal.issues : [];
      return new Problem(
        'invalid',
        'Some of it cannot be taken; each fault is listed with its field.',
        issues,
      );
    }
    case 'stale':
      return new Problem('stale', 'This was answered meanwhile. Load the run again to see where it stands.');
    case 'finished':
      return new Problem('stale', 'The run has ended. Load it again to see how.');
    case 'notAwaited':
      return new Problem(
        'conflict',
        'The run does not wait for this now. Load it again to see what it waits for.',
      );
    default:
      return refusal satisfies never;
  }
}

export function startProblem(flowKey: string, refusal: StartRefusal): Problem {
  switch (refusal.refused) {
    case 'invalidInput':
      return new Problem(
        'invalid',
        `The input does not fit the flow "${flowKey}"; each fault is listed.`,
        refusal.issues,
      );
    case 'occupied':
      return new Problem(
        'conflict',
        `A run of the flow "${flowKey}" is in progress already, and it allows one at a time. Wait for it or cancel it.`,
      );
    case 'noSuchFlow':
      return new Problem('conflict', `The flow "${flowKey}" is not live. Publish it first.`);
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
    `The key "${key.idempotencyKey}" started another run (${first.id}). Use a new key for a new request.`,
  );
}
