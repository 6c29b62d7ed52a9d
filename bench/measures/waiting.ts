import Database from 'better-sqlite3';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openHouse, publish, readFlow, type House } from '../house/house.ts';
import { memory } from '../house/process.ts';
import { copyRun, withRows } from '../house/rows.ts';
import { temporaryFolder } from '../../tests/support/server-process.ts';
import type { Measure } from './bench.ts';

const many = 100_000;
const due = 10_000;

/** What waiting runs cost: start-up, memory, and all of them due in the same moment. */
export const waiting: Measure = async ({ report, isQuick }) => {
  const starts = isQuick ? 3 : 5;
  const folder = temporaryFolder();
  const heapFile = join(folder.path, 'heap');
  const house = await openHouse({
    environment: { HEAP_FILE: heapFile },
    execArgv: ['--expose-gc', '--import', new URL('../house/heap.mjs', import.meta.url).href],
  });
  await publish(house, readFlow('waiting'));
  const runId = await startWaiting(house);
  for (let start = 0; start < starts; start++) {
    await house.server.stop();
    report.add('start to ready, empty', 'ms', await house.start());
  }
  const heapBefore = await heapOf(house, heapFile);
  await house.server.stop();
  withRows(house.file, (copy) => copyRun(copy, runId, many, true));
  for (let start = 0; start < starts; start++) {
    report.add('start to ready, 100,000 runs waiting', 'ms', await house.start());
    if (start < starts - 1) await house.server.stop();
  }
  report.add('memory, 100,000 runs waiting', 'MB', memory(house.server.pid).now);
  const heap = (await heapOf(house, heapFile)) - heapBefore;
  report.add('heap per waiting run', 'kB', Math.max(0, heap) / 1024 / many);
  await house.server.stop();
  report.add('10,000 runs due at once, all woken', 's', (await wakeAll(house)) / 1000);
  await house.leave();
  folder.remove();
};

export async function startWaiting(house: House): Promise<string> {
  const { id, status } = await house.api<{ id: string; status: string }>(
    'POST',
    '/flows/waiting/runs?wait=0',
    {
      input: { subject: 'A month' },
    },
  );
  if (status !== 'active') throw new Error(`The run that should wait is ${status}.`);
  return id;
}

/** Milliseconds from the start of the process, with all of them due before it, to the last one's end. */
async function wakeAll(house: House): Promise<number> {
  withRows(house.file, (_copy, db) =>
    db.exec(
      `UPDATE timers SET dueAt = 1 WHERE id IN (SELECT id FROM timers WHERE kind = 'run' LIMIT ${due})`,
    ),
  );
  const started = performance.now();
  await house.start();
  const reader = new Database(house.file, { readonly: true });
  const left = reader.prepare('SELECT count(*) FROM timers WHERE dueAt = 1').pluck();
  // A timer goes in the commit in which its run moves on.
  while (Number(left.get()) > 0) {
    if (performance.now() - started > 120_000) throw new Error('After two minutes some still slept.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const took = performance.now() - started;
  const finished = Number(
    reader.prepare("SELECT count(*) FROM runs WHERE status = 'finished'").pluck().get(),
  );
  reader.close();
  if (finished !== due) throw new Error(`${due} runs were due, ${finished} have finished.`);
  return took;
}

async function heapOf(house: House, file: string): Promise<number> {
  rmSync(file, { force: true });
  process.kill(house.server.pid, 'SIGUSR2');
  for (let tries = 0; !existsSync(file) || readFileSync(file, 'utf8') === ''; tries++) {
    if (tries > 600) throw new Error('The server did not say how large its heap is.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return Number(readFileSync(file, 'utf8'));
}
