import type { RecordChange } from '../../../engine/runtime/record-triggers.ts';
import type { Clock } from '../../../engine/runtime/ports.ts';
import { StoreUnavailable, type Db, type Work } from '../../../engine/runtime/work.ts';
import { afterCommit } from '../../store/query.ts';
import { batch, caseRow, casesAfter, caseTermsOf, indexedUpTo, setIndexedUpTo } from './case-records.ts';
import type { TextIndex } from './text-index-records.ts';

/** New cases go into the index this long after the first of them, so that a rush of messages is not slowed down. */
const quietMs = 30_000;
/** More new cases than this in that time are a rush, in which they come before the index; at most so many times. */
const rush = 300;
const mostDelays = 20;
/** Between two batches everybody else has their turn. */
const pauseMs = 250;
/** Whoever asks for similar cases waits no longer than this for the newest ones. */
const patienceMs = 40;

export interface IndexerPorts {
  db: Db;
  clock: Clock;
  index: TextIndex;
  report(error: unknown): void;
}

/**
 * Puts cases into the index of texts behind the messages that open them. What is still to be done is told by the rows,
 * so nothing is lost when the process ends; a case whose text changes is put in anew at once.
 */
export function createIndexer({ db, clock, index, report }: IndexerPorts) {
  let isWaiting = false;
  let opened = 0;
  let delays = 0;

  const save = (row: { sequence: number; subject: string; description: string }): Work<void> =>
    index.save(row.sequence, caseTermsOf(row).places.keys());

  /** The next few cases. True when there may be more. */
  function* some(): Work<boolean> {
    const rows = yield* casesAfter(yield* indexedUpTo());
    for (const row of rows) yield* save(row);
    const last = rows.at(-1);
    if (last) yield* setIndexedUpTo(last.sequence);
    return rows.length === batch;
  }

  const wait = (ms: number): void => {
    isWaiting = true;
    clock.wake(clock.now() + ms, () => void go());
  };
  async function go(): Promise<void> {
    isWaiting = false;
    const isRush = opened > rush && delays < mostDelays;
    opened = 0;
    delays = isRush ? delays + 1 : 0;
    if (isRush) return wait(quietMs);
    try {
      if (await db.write(some)) wait(pauseMs);
    } catch (error) {
      // Nothing can be written now, or the server stops: the next case, or the next question, tries again.
      if (!(error instanceof StoreUnavailable)) report(error);
    }
  }
  const poke = (): void => {
    opened++;
    if (!isWaiting) wait(quietMs);
  };

  return {
    /** A case was opened or changed, in whose commit this is. */
    *changed({ object, before, after }: RecordChange): Work<void> {
      if (object !== 'case') return;
      if (before === null) return yield* afterCommit(poke);
      if (before['subject'] !== after['subject'] || before['description'] !== after['description'])
        yield* this.include(String(after['id']));
    },
    /** Puts one case into the index now, whenever its turn would be. */
    *include(caseId: string): Work<void> {
      const row = yield* caseRow(caseId);
      if (row) yield* save(row);
    },
    /** Brings in what is new before somebody asks, as far as that is quick. The rest follows by itself. */
    async catchUp(): Promise<void> {
      const begun = performance.now();
      try {
        while (await db.write(some)) {
          if (performance.now() - begun < patienceMs) continue;
          return poke();
        }
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
      }
    },
  };
}
export type Indexer = ReturnType<typeof createIndexer>;
