import { simulate } from '../../tests/support/simulate/simulate.ts';
import type { Told, Work } from './work.ts';

/** So many seeds between two words to the parent. */
const portion = 400;
const tell = (told: Told): void => void process.send?.(told);

/** Nobody reads here where an error comes from, and to find it out costs more than the error: the parent plays again. */
Error.stackTraceLimit = 0;

/** Plays its share of the seeds: every `step`-th portion. Ends at the first that fails. */
process.once('message', async ({ from, to, offset, step }: Work) => {
  for (let start = from + offset * portion; start < to; start += step * portion) {
    const counts: Record<string, number> = {};
    const end = Math.min(start + portion, to);
    for (let seed = start; seed < end; seed++) {
      const played = await simulate(seed);
      if (played.failures.length > 0) return tell({ failed: seed });
      for (const [what, count] of Object.entries(played.counts)) counts[what] = (counts[what] ?? 0) + count;
    }
    tell({ seeds: end - start, counts });
    // Worlds never leave the tick they are played in: here the process sends what it told, and hears its parent.
    await new Promise((resolve) => setImmediate(resolve));
  }
  process.disconnect();
});
