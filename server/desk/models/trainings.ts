import { setTimeout as pause } from 'node:timers/promises';
import { isoTime } from '../../../engine/core/iso-time.ts';
import type { Actor } from '../../../engine/runtime/desk.ts';
import type { Db, Work } from '../../../engine/runtime/work.ts';
import { fewCases, leastCases, trainingSchema, type Training } from '../../contract/models.ts';
import { Problem } from '../../contract/problem.ts';
import type { DeskContext } from '../context.ts';
import { fieldByName } from './field-records.ts';
import type { Models } from './models.ts';
import { heldOutOf, modelFile } from './model-records.ts';
import {
  insertTraining,
  latestTraining,
  listedTrainings,
  openTrainings,
  patchTraining,
  trainingById,
  type TrainingRow,
} from './training-records.ts';
import { busyness, watchBusyness } from './resting.ts';
import type { Finished, Hindrance } from './training-messages.ts';
import { startTrainingThread, type ThreadEnd, type TrainingThread } from './training-thread.ts';
import { countUsable, tellUsable } from './usable.ts';
import { say } from '../../contract/say.ts';
import type { Said } from '../../../engine/core/sentence.ts';
import { trainingStateWords } from '../../contract/sentences/values.ts';
import { readSaid, writeSaid } from '../../store/stored-json.ts';

export interface TrainingPorts extends Pick<DeskContext, 'clock' | 'ids' | 'publish'> {
  db: Db;
  models: Models;
  report(error: unknown): void;
}

/** A training that the server dies of is not begun for ever. */
const mostAttempts = 3;
const standardSeed = 1;
/** Twice what reading a part takes: messages are answered meanwhile as always. */
const betweenPartsMs = 2;

/** Trainings wait in line, one at a time; their rows say what is to be done, so a restart takes them up again. */
export function createTrainings({ db, clock, ids, publish, models, report }: TrainingPorts) {
  const now = (): string => isoTime(clock.now());
  /** Of the one that runs; how far it is need not outlive the process, since it begins anew. */
  let running: { id: string; share: number; stage: string; thread?: TrainingThread } | undefined;
  let round: Promise<void> | undefined;
  let isStopping = false;

  const bodyOf = (row: TrainingRow): Training => {
    const { share, stage } = running?.id === row.id ? running : standing(row);
    const warning = row.cases !== null && row.cases < fewCases ? 'fewCases' : null;
    return trainingSchema.parse({ ...row, ...readSaid(row.said), share, stage, warning });
  };

  async function start(field: string, seed: number | undefined, by: Actor): Promise<Training | Problem> {
    const { total } = await countUsable(db, field);
    if (total < leastCases)
      return new Problem(
        'conflict',
        say('tooFewCases', { total, least: leastCases, missing: leastCases - total }),
      );
    const begun = await db.write(function* () {
      const open = (yield* openTrainings()).find((row) => row.field === field);
      if (open) return new Problem('conflict', say('trainingUnderWay'));
      const row = {
        id: ids.next('training'),
        field,
        state: 'queued',
        seed: seed ?? standardSeed,
        cases: total,
        attempts: 0,
        modelId: null,
        problem: null,
        said: null,
        startedBy: by.name ?? by.id,
        createdAt: now(),
        endedAt: null,
      };
      yield* insertTraining(row);
      yield* tell(row);
      return { ...row, sequence: 0 };
    });
    if (begun instanceof Problem) return begun;
    poke();
    return bodyOf(begun);
  }

  /** Pages that show the training, and those that show its field. */
  function* tell({ id, field }: Pick<TrainingRow, 'id' | 'field'>): Work<void> {
    yield* publish('training', id);
    yield* publish('model', field);
  }

  const finish = (row: TrainingRow, state: string, why?: Said): Promise<void> =>
    db.write(function* () {
      const problem = why?.message ?? null;
      yield* patchTraining(row.id, { state, problem, said: why ? writeSaid(why) : null, endedAt: now() });
      yield* tell(row);
    });

  async function cancel(id: string): Promise<Training | Problem> {
    const answer = await db.write(function* () {
      const row = yield* trainingById(id);
      if (!row) return new Problem('notFound', say('noSuchTraining', { id }));
      if (row.endedAt !== null)
        return new Problem('conflict', say('trainingEnded', { id, state: trainingStateWords(row.state) }));
      yield* patchTraining(id, { state: 'cancelled', endedAt: now() });
      yield* tell(row);
      return yield* trainingById(id);
    });
    if (answer instanceof Problem) return answer;
    if (running?.id === id) await running.thread?.stop();
    return answer ? bodyOf(answer) : new Problem('notFound', say('noSuchTraining', { id }));
  }

  /** False once it was cancelled. */
  function* take(row: TrainingRow): Work<boolean> {
    const current = yield* trainingById(row.id);
    if (!current || current.endedAt !== null) return false;
    const attempts = current.attempts + 1;
    yield* patchTraining(row.id, { state: 'running', attempts });
    yield* tell(row);
    return true;
  }

  async function liveOf(field: string) {
    const { liveModelId: id } = await db.read(() => fieldByName(field));
    if (id === null) return null;
    const model = await db.read(() => modelFile(id));
    const heldOut = await db.read(() => heldOutOf(id));
    return model && heldOut ? { id, model, heldOut } : null;
  }

  async function learn(row: TrainingRow, own: NonNullable<typeof running>): Promise<ThreadEnd> {
    const live = await liveOf(row.field);
    const shared = busyness();
    const thread = startTrainingThread({ seed: row.seed, live, busyness: shared }, (share, stage) => {
      const hasMoved = stage !== own.stage || Math.floor(share * 100) > Math.floor(own.share * 100);
      Object.assign(own, { share, stage });
      if (hasMoved) void db.write(() => publish('training', row.id)).catch(report);
    });
    own.thread = thread;
    const unwatch = watchBusyness(shared);
    try {
      let cases = 0;
      for await (const told of tellUsable(db, row.field)) {
        cases += told.length;
        thread.tell(told);
        if (isStopping) break;
        await pause(betweenPartsMs);
      }
      await db.write(() => patchTraining(row.id, { cases }));
      if (isStopping || (await db.read(() => trainingById(row.id)))?.endedAt !== null) await thread.stop();
      else thread.go();
      return await thread.ended;
    } finally {
      unwatch();
      await thread.stop();
    }
  }

  function* keep(row: TrainingRow, finished: Finished): Work<void> {
    yield* models.keep(row, finished);
    yield* tell(row);
  }

  async function run(row: TrainingRow): Promise<void> {
    if (row.attempts >= mostAttempts)
      return finish(row, 'failed', say('trainingInterrupted', { times: mostAttempts }));
    if (!(await db.write(() => take(row)))) return;
    const own = { id: row.id, share: 0, stage: 'reading' };
    running = own;
    try {
      const end = await learn(row, own);
      // A training that was cancelled has its state already; one that the server's stop ended is taken up again.
      if (end.type === 'refused') await finish(row, 'failed', refusals[end.reason]);
      else if (end.type === 'finished') {
        await models.open(end.hash, end.model);
        await db.write(() => keep(row, end));
      }
    } catch (error) {
      report(error);
      await finish(row, 'failed', say('trainingBroke'));
    } finally {
      running = undefined;
    }
  }

  async function work(): Promise<void> {
    for (;;) {
      const [next] = isStopping ? [] : await db.read(() => openTrainings());
      if (!next) return;
      await run(next);
    }
  }
  function poke(): void {
    if (isStopping) return;
    const before = round ?? Promise.resolve();
    round = before.then(work).catch(report);
  }

  return {
    start,
    cancel,
    /** Takes up what a former process left, and what waits. */
    poke,
    *read(id: string): Work<Training | Problem> {
      const row = yield* trainingById(id);
      return row ? bodyOf(row) : new Problem('notFound', say('noSuchTraining', { id }));
    },
    *latest(field: string): Work<Training | null> {
      const row = yield* latestTraining(field);
      return row ? bodyOf(row) : null;
    },
    *list(filter: { field?: string; before?: number; limit: number }) {
      return (yield* listedTrainings(filter)).map((row) => ({
        sequence: row.sequence,
        training: bodyOf(row),
      }));
    },
    /** Until nothing waits any more. */
    settled: async (): Promise<void> => round,
    async stop(): Promise<void> {
      isStopping = true;
      await running?.thread?.stop();
      await round;
    },
  };
}
export type Trainings = ReturnType<typeof createTrainings>;

const refusals: Record<Hindrance, Said> = {
  tooFew: say('trainingTooFew'),
  oneLabel: say('trainingOneLabel'),
  cancelled: say('trainingCancelled'),
};

function standing({ state }: TrainingRow): { share: number; stage: Training['stage'] } {
  if (state === 'finished') return { share: 1, stage: 'done' };
  return { share: 0, stage: 'waiting' };
}
