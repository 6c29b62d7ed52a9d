import type { TFunction } from 'i18next';
import { presetOf } from './cron-preset.ts';

/** Sunday first, as cron counts. 2023-01-01 was one. */
export const weekdayName = (weekday: number, language: string): string =>
  new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2023, 0, 1 + weekday)),
  );

/** A schedule as people say it. One that only cron can say stays as it is written. */
export function scheduleWords(cron: string, t: TFunction<'editor'>, language: string): string {
  const preset = presetOf(cron);
  switch (preset.kind) {
    case 'daily':
      return t('schedule.says.daily', { time: preset.time });
    case 'weekdays':
      return t('schedule.says.weekdays', { time: preset.time });
    case 'weekly':
      return t('schedule.says.weekly', { time: preset.time, day: weekdayName(preset.weekday, language) });
    case 'monthly':
      return t('schedule.says.monthly', { time: preset.time, date: preset.date });
    case 'minutes':
      return preset.every === 60
        ? t('schedule.says.hourly')
        : t('schedule.says.minutes', { every: preset.every });
    case 'custom':
      return t('schedule.says.custom', { cron });
    default:
      return preset satisfies never;
  }
}
