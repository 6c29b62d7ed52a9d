import { expect, it } from 'vitest';
import { formatDuration } from '../../../builder/runs/duration.ts';

const minute = 60_000;
const hour = 60 * minute;
it.each([
  [0, '0 ms', '0ミリ秒'],
  [8, '8 ms', '8ミリ秒'],
  [1_400, '1 s', '1秒'],
  [90_000, '1 min 30 s', '1分 30秒'],
  [45 * minute, '45 min', '45分'],
  [51 * hour, '2 d 3 h', '2日 3時間'],
  [24 * hour + 5 * minute, '1 d', '1日'],
  [-5, '0 ms', '0ミリ秒'],
])('%i ms reads as %s and %s', (ms, en, ja) => {
  expect(formatDuration(ms, 'en')).toBe(en);
  expect(formatDuration(ms, 'ja')).toBe(ja);
});
