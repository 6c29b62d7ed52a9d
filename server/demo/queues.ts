import type { NewQueue } from '../contract/queues.ts';
import type { BusinessHoursBody, SlaPolicyBody } from '../contract/sla.ts';

const office = [{ from: '09:00', to: '18:00' }];
const always = [{ from: '00:00', to: '24:00' }];
const timezone = 'Asia/Tokyo';

export const demoHours: Record<string, BusinessHoursBody> = {
  default: {
    name: { en: 'Office hours', ja: '営業時間' },
    timezone,
    weekly: { mon: office, tue: office, wed: office, thu: office, fri: office, sat: [], sun: [] },
    holidays: [],
  },
  always: {
    name: { en: 'Day and night', ja: '24時間365日' },
    timezone,
    weekly: { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always },
    holidays: [],
  },
};

export const demoPolicies: Record<string, SlaPolicyBody> = {
  'social-1h': {
    name: { en: 'Social: first response in 1 hour', ja: 'SNS: 1時間以内の初回応答' },
    kpi: 'firstResponse',
    targetMinutes: 60,
    warnPercent: 75,
    businessHoursId: 'always',
  },
  'office-8h': {
    name: { en: 'First response in 8 business hours', ja: '8営業時間以内の初回応答' },
    kpi: 'firstResponse',
    targetMinutes: 480,
    warnPercent: 75,
    businessHoursId: 'default',
  },
};

/** Where everything goes that nothing else has claimed. Every house needs it, demo or not. */
export const fallbackQueue: NewQueue = {
  id: 'q-general',
  name: { en: 'General', ja: '総合窓口' },
  priority: 100,
  businessHoursId: 'default',
  method: 'highestCapacity',
  isFallback: true,
};

export interface DemoQueue extends NewQueue {
  members: string[];
}
const queue = (
  id: string,
  name: { en: string; ja: string },
  priority: number,
  members: string[],
  businessHoursId = 'default',
): DemoQueue => ({
  id,
  name,
  priority,
  businessHoursId,
  method: 'highestCapacity',
  isFallback: false,
  members,
});

export const demoQueues: DemoQueue[] = [
  queue('q-vip', { en: 'VIP', ja: 'VIP' }, 10, ['mori', 'okada'], 'always'),
  queue('q-social', { en: 'Social', ja: 'SNS' }, 20, ['mori', 'lee', 'okada'], 'always'),
  queue('q-hardware', { en: 'Appliances', ja: '製品' }, 30, ['mori']),
  queue('q-billing', { en: 'Billing', ja: '請求' }, 30, ['tanaka']),
  queue('q-app', { en: 'App', ja: 'アプリ' }, 30, ['lee']),
  queue('q-retention', { en: 'Retention', ja: '解約防止' }, 40, ['tanaka']),
  queue('q-listening', { en: 'Listening', ja: '常時リスニング' }, 90, ['mori', 'okada']),
];
export const generalMembers = ['mori', 'tanaka', 'lee'];
