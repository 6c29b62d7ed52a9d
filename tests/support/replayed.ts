import { expect } from 'vitest';
import { replayMove } from '../../engine/core/replay.ts';
import type { RunState } from '../../engine/core/run.ts';
import { movesOf } from '../../server/store/run-lists.ts';
import { runStore } from '../../server/store/run-queries.ts';
import type { TestServer } from './server.ts';

/** Every run of this server comes out of its own journal as it is stored, to the letter. */
export async function expectReplays({ app }: TestServer): Promise<void> {
  const { connection } = app.store;
  // The columns that are asked for.
  const rows = connection.prepare('SELECT id, state FROM runs').all() as { id: string; state: string }[];
  for (const { id, state: stored } of rows) {
    const state = await app.store.read(function* () {
      const run = yield* runStore.loadRun(id);
      const program = run && (yield* app.runtime.programs.get(run.flowKey, run.flowVersion));
      if (!program) throw new Error(`Run ${id} has no program.`);
      let last: RunState | undefined;
      for (const { move } of yield* movesOf(id)) if (move) last = replayMove(program, id, last, move).state;
      return last;
    });
    expect(JSON.stringify(state), id).toBe(stored);
  }
}
