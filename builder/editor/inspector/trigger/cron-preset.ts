/** Times that people name without knowing how cron writes them. Times of day are `HH:MM`. */
export type CronPreset =
  | { kind: 'daily' | 'weekdays'; time: string }
  | { kind: 'weekly'; time: string; weekday: number }
  | { kind: 'monthly'; time: string; date: number }
  | { kind: 'minutes'; every: number }
  | { kind: 'custom' };
export type PresetKind = CronPreset['kind'];

export const presetKinds = ['daily', 'weekdays', 'weekly', 'monthly', 'minutes', 'custom'] as const;
/** Parts of an hour, so that the distance is the same over its end. */
export const minuteSteps = [5, 10, 15, 20, 30, 60] as const;

const number = /^\d{1,2}$/;

export function presetOf(cron: string): CronPreset {
  const [minute = '', hour = '', date = '', month = '', weekday = '', ...more] = cron.trim().split(/\s+/);
  const everyMonth = month === '*' && more.length === 0;
  if (everyMonth && hour === '*' && date === '*' && weekday === '*') return ofMinutes(minute);
  if (!everyMonth || !number.test(minute) || !number.test(hour)) return { kind: 'custom' };
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  if (date === '*' && weekday === '*') return { kind: 'daily', time };
  if (date === '*' && weekday === '1-5') return { kind: 'weekdays', time };
  if (date === '*' && /^[0-6]$/.test(weekday)) return { kind: 'weekly', time, weekday: Number(weekday) };
  if (number.test(date) && weekday === '*') return { kind: 'monthly', time, date: Number(date) };
  return { kind: 'custom' };
}

function ofMinutes(minute: string): CronPreset {
  const every = minute === '0' ? 60 : Number(/^\*\/(\d{1,2})$/.exec(minute)?.[1]);
  return minuteSteps.some((step) => step === every) ? { kind: 'minutes', every } : { kind: 'custom' };
}

/** The preset as cron writes it; undefined for one that has no writing of its own. */
export function cronOf(preset: CronPreset): string | undefined {
  if (preset.kind === 'custom') return undefined;
  if (preset.kind === 'minutes') return preset.every === 60 ? '0 * * * *' : `*/${preset.every} * * * *`;
  const [hour = 9, minute = 0] = preset.time.split(':').map(Number);
  const at = `${minute} ${hour}`;
  switch (preset.kind) {
    case 'daily':
      return `${at} * * *`;
    case 'weekdays':
      return `${at} * * 1-5`;
    case 'weekly':
      return `${at} * * ${preset.weekday}`;
    case 'monthly':
      return `${at} ${preset.date} * *`;
    default:
      return preset satisfies never;
  }
}

/** The preset of another kind that keeps what the two have in common. */
export function presetAs(kind: Exclude<PresetKind, 'custom'>, before: CronPreset): CronPreset {
  const time = 'time' in before ? before.time : '09:00';
  switch (kind) {
    case 'daily':
    case 'weekdays':
      return { kind, time };
    case 'weekly':
      return { kind, time, weekday: 1 };
    case 'monthly':
      return { kind, time, date: 1 };
    case 'minutes':
      return { kind, every: 15 };
    default:
      return kind satisfies never;
  }
}
