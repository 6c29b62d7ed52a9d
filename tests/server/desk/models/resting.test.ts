import { expect, it } from 'vitest';
import { busyness, restBeside } from '../../../../server/desk/models/resting.ts';
import type { Told } from '../../../../server/desk/models/training-messages.ts';
import { startTrainingThread } from '../../../../server/desk/models/training-thread.ts';
import { toyExamples } from '../../../engine/classifier/toy.ts';

/** Works for so many milliseconds, a tenth at a time. Answers how long it slept meanwhile. */
function sleptBeside(share: number, workMs: number): number {
  let time = 0;
  let slept = 0;
  const sleep = (ms: number): void => {
    time += ms;
    slept += ms;
  };
  const rest = restBeside(busyness(share), { now: () => time, sleep });
  for (let piece = 0; piece < workMs * 10; piece += 1) {
    time += 0.1;
    rest();
  }
  return slept;
}

it('sleeps the longer the busier the server is, and not at all beside one that is quiet', () => {
  expect(sleptBeside(0, 100)).toBe(0);
  expect(sleptBeside(0.02, 100)).toBe(0);
  const [half, all] = [sleptBeside(0.5, 100), sleptBeside(1, 100)];
  expect(half).toBeGreaterThan(150);
  expect(all).toBeGreaterThan(1.9 * half);
});

it('learns the same model, bit for bit, however much it rests', async () => {
  const rows = toyExamples(450).map(
    ({ text, label, id = '' }): Told => ({
      id, label, text, caseId: null, subject: '', language: 'en', at: null, source: 'imported', isAutomated: false,
    }), // prettier-ignore
  );
  const hashes = [0, 1].map(async (share) => {
    const thread = startTrainingThread({ seed: 1, live: null, busyness: busyness(share) }, () => undefined);
    thread.tell(rows);
    thread.go();
    const end = await thread.ended;
    return end.type === 'finished' ? end.hash : end.type;
  });
  const [quiet, busy] = await Promise.all(hashes);
  expect(quiet).toMatch(/^[0-9a-f]{64}$/);
  expect(busy).toBe(quiet);
});
