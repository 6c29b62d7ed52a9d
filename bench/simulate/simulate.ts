import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { simulate } from '../../tests/support/simulate/simulate.ts';
import type { Told, Work } from './work.ts';

/* oxlint-disable no-console -- this is what the command is for */
const words = process.argv.slice(2);
/** A world lives for milliseconds: with more room for the young, few are still alive when it is cleared. */
const roomForWorlds = ['--min-semi-space-size=32', '--max-semi-space-size=32'];
const single = words[words.indexOf('--seed') + 1];

if (words.includes('--seed')) process.exitCode = await replay(Number(single));
else process.exitCode = await playAll(Number(words[0] ?? 100_000), Number(words[1] ?? 0));

/** One seed, with everything that happens in it. */
async function replay(seed: number): Promise<number> {
  const log: string[] = [];
  const { failures } = await simulate(seed, undefined, log);
  console.log(log.join('\n'));
  console.log(
    failures.length > 0 ? `\nseed ${seed} fails:\n${failures.join('\n')}` : `\nseed ${seed} passes`,
  );
  return failures.length > 0 ? 1 : 0;
}

/** Many seeds, on all cores. The first that fails is played again with its log. */
async function playAll(count: number, from: number): Promise<number> {
  const began = Date.now();
  const totals: Record<string, number> = {};
  let done = 0;
  let failed: number | undefined;
  let nextWord = 0;
  const children: ChildProcess[] = [];

  const hear = (told: Told): void => {
    if ('failed' in told) {
      failed = Math.min(failed ?? told.failed, told.failed);
      for (const child of children) child.kill();
      return;
    }
    done += told.seeds;
    for (const [what, times] of Object.entries(told.counts)) totals[what] = (totals[what] ?? 0) + times;
    if (Date.now() < nextWord) return;
    nextWord = Date.now() + 5000;
    console.log(`${done} of ${count} seeds, ${rate(done, began)} per second`);
  };

  const step = availableParallelism();
  const folder = await mkdtemp(join(tmpdir(), 'simulate-'));
  const worker = await bundleWorker(folder);
  const ended = Array.from({ length: step }, (_, offset) => {
    const child = fork(worker, { execArgv: roomForWorlds });
    children.push(child);
    child.on('message', hear);
    const work: Work = { from, to: from + count, offset, step };
    child.send(work);
    return new Promise<number | null>((resolve) => child.once('exit', resolve));
  });
  const codes = await Promise.all(ended);
  await rm(folder, { recursive: true });
  if (failed !== undefined) return replay(failed);
  if (done < count || codes.some((code) => code !== 0)) {
    console.error(`Only ${done} of ${count} seeds were played: a process ended before its time.`);
    return 1;
  }
  console.table(totals);
  console.log(`${count} seeds from ${from}: all promises kept, ${rate(done, began)} seeds per second`);
  return 0;
}

/** As one file of plain JavaScript: what translates TypeScript on the way gives each closure its name, at a price. */
async function bundleWorker(folder: string): Promise<string> {
  const outfile = join(folder, 'worker.mjs');
  const entryPoints = [fileURLToPath(new URL('worker.ts', import.meta.url))];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20' });
  return outfile;
}

function rate(done: number, began: number): number {
  return Math.round((done * 1000) / Math.max(1, Date.now() - began));
}
