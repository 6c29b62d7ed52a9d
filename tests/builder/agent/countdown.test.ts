import { expect, it } from 'vitest';
import { countdown } from '../../../builder/agent/countdown.ts';

const at = (minute: number): string => new Date(Date.UTC(2026, 5, 1, 1, minute)).toISOString();
const hourly = { warnAt: at(45), dueAt: at(60), endedAt: null };
const minute = 60_000;

it.each([
  ['inProgress', 10, { kind: 'left', tone: 'calm', ms: 50 * minute }],
  ['inProgress', 45, { kind: 'left', tone: 'near', ms: 15 * minute }],
  ['nearing', 50, { kind: 'left', tone: 'near', ms: 10 * minute }],
  ['inProgress', 60, { kind: 'left', tone: 'near', ms: 0 }],
  ['inProgress', 65, { kind: 'over', tone: 'late', ms: 5 * minute }],
  ['breached', 65, { kind: 'over', tone: 'late', ms: 5 * minute }],
  ['succeeded', 65, { kind: 'met', tone: 'met' }],
  ['paused', 65, { kind: 'paused', tone: 'calm' }],
  ['cancelled', 65, { kind: 'cancelled', tone: 'calm' }],
] as const)('a clock that is %s at minute %i', (state, minute, expected) => {
  expect(countdown({ ...hourly, state }, Date.parse(at(minute)))).toEqual(expected);
});

it('stops counting once a late answer was given', () => {
  expect(countdown({ ...hourly, state: 'breached', endedAt: at(70) }, Date.parse(at(90)))).toEqual({
    kind: 'missed',
    tone: 'late',
  });
});
