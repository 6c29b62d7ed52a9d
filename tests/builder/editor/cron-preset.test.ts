import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cronOf,
  minuteSteps,
  presetAs,
  presetKinds,
  presetOf,
  type CronPreset,
} from '../../../builder/editor/inspector/trigger/cron-preset.ts';
import { isDueEver } from '../../../engine/browser.ts';

describe('a time that people name', () => {
  it.each<[string, CronPreset]>([
    ['0 9 * * *', { kind: 'daily', time: '09:00' }],
    ['30 18 * * 1-5', { kind: 'weekdays', time: '18:30' }],
    ['5 0 * * 0', { kind: 'weekly', time: '00:05', weekday: 0 }],
    ['0 8 31 * *', { kind: 'monthly', time: '08:00', date: 31 }],
    ['*/15 * * * *', { kind: 'minutes', every: 15 }],
    ['0 * * * *', { kind: 'minutes', every: 60 }],
    ['*/7 * * * *', { kind: 'custom' }],
    ['0 9 * 6 *', { kind: 'custom' }],
    ['0 9,17 * * *', { kind: 'custom' }],
    ['0 9 1 * 1', { kind: 'custom' }],
    ['nonsense', { kind: 'custom' }],
    ['', { kind: 'custom' }],
  ])('%j is %j', (cron, preset) => {
    expect(presetOf(cron)).toEqual(preset);
  });

  const two = (most: number) =>
    fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, '0'));
  const time = fc.tuple(two(23), two(59)).map((parts) => parts.join(':'));
  const presets: fc.Arbitrary<CronPreset> = fc.oneof(
    fc.record({ kind: fc.constantFrom('daily' as const, 'weekdays' as const), time }),
    fc.record({ kind: fc.constant('weekly' as const), time, weekday: fc.integer({ min: 0, max: 6 }) }),
    fc.record({ kind: fc.constant('monthly' as const), time, date: fc.integer({ min: 1, max: 31 }) }),
    fc.record({ kind: fc.constant('minutes' as const), every: fc.constantFrom(...minuteSteps) }),
  );

  it('is read back as it was written, and comes some day', () => {
    fc.assert(
      fc.property(presets, (preset) => {
        const cron = cronOf(preset) ?? '';
        expect(presetOf(cron)).toEqual(preset);
        expect(isDueEver({ cron, timezone: 'Asia/Tokyo' })).toBe(true);
      }),
    );
  });

  it('keeps its time of day when another kind is chosen', () => {
    for (const kind of presetKinds) {
      if (kind === 'custom' || kind === 'minutes') continue;
      expect(presetAs(kind, { kind: 'daily', time: '17:45' })).toMatchObject({ kind, time: '17:45' });
    }
  });
});
