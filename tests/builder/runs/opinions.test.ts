import { expect, it } from 'vitest';
import { attemptsOf } from '../../../builder/runs/attempts.ts';
import { opinionsOf } from '../../../builder/runs/opinions.ts';
import { entry, minutes } from './trace.ts';

const told = (field: string) => ({ outcome: 'done', output: { labels: [{ field, value: 'billing' }] } });
const opinion = (field: string, minute: number) => ({
  field,
  label: 'delivery',
  model: 'small',
  answeredAt: new Date(minutes(minute)).toISOString(),
});

it('a second opinion belongs to the visit that told its field, the nearest in time where there were several', () => {
  const attempts = attemptsOf([
    entry('tell', 'settled', 1, told('reason')),
    entry('urgent', 'settled', 2, told('priority')),
    entry('tell', 'settled', 9, { ...told('reason'), visit: 2 }),
  ]);
  const opinions = [opinion('reason', 1), opinion('reason', 9), opinion('priority', 2)];
  const found = attempts.map((attempt) => [attempt.key, opinionsOf(attempt, attempts, opinions)]);
  expect(found).toEqual([
    ['tell.1', [opinions[0]]],
    ['urgent.1', [opinions[2]]],
    ['tell.2', [opinions[1]]],
  ]);
});

it('a visit that told nothing has none', () => {
  const attempts = attemptsOf([entry('ask', 'settled', 1, { output: 'yes' })]);
  expect(attempts.map((attempt) => opinionsOf(attempt, attempts, [opinion('reason', 1)]))).toEqual([[]]);
});
