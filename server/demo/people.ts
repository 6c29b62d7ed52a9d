import type { Department } from '../../engine/records/people.ts';
import type { NewAgent } from '../contract/people.ts';
import type { Skill } from '../desk/people/index.ts';

/** The staff of Kazehana Appliances, a company that does not exist. Nobody has a password: they are invited. */
export interface DemoAgent extends Omit<NewAgent, 'email'> {
  skills: Record<string, number>;
}
const agent = { isLead: false, department: null } as const;
export const demoAgents: DemoAgent[] = [
  {
    ...agent,
    id: 'mori',
    name: '森 葵 (Mori Aoi)',
    role: 'agent',
    locale: 'ja',
    capacity: 6,
    skills: { social: 8, hardware: 7, ja: 10 },
  },
  {
    ...agent,
    id: 'tanaka',
    name: '田中 悠斗 (Tanaka Yuto)',
    role: 'agent',
    locale: 'ja',
    capacity: 6,
    skills: { billing: 8, ja: 10, en: 4 },
  },
  {
    ...agent,
    id: 'lee',
    name: 'Lee Jiwoo',
    role: 'agent',
    locale: 'en',
    capacity: 4,
    skills: { app: 8, en: 10, ja: 5 },
  },
  {
    ...agent,
    id: 'okada',
    name: '岡田 直美 (Okada Naomi)',
    role: 'supervisor',
    isLead: true,
    locale: 'ja',
    capacity: 4,
    skills: { ja: 10, en: 7 },
  },
];

const member = (department: Department, id: string, name: string): DemoAgent => ({
  id,
  name,
  role: 'department',
  isLead: false,
  department,
  locale: 'ja',
  capacity: 0,
  skills: {},
});
export const demoDepartments: DemoAgent[] = [
  member('product', 'hayashi', '林 美咲 (Hayashi Misaki)'),
  member('it', 'sato', '佐藤 蓮 (Sato Ren)'),
  member('marketing', 'ito', '伊藤 さくら (Ito Sakura)'),
  member('finance', 'kobayashi', '小林 誠 (Kobayashi Makoto)'),
  member('operations', 'nakano', '中野 大樹 (Nakano Daiki)'),
  member('manufacturing', 'fujita', '藤田 健一 (Fujita Kenichi)'),
  member('sales', 'ueda', '上田 千夏 (Ueda Chinatsu)'),
];

export const demoSkills: Skill[] = [
  { id: 'social', kind: 'channel', name: { en: 'Social media', ja: 'SNS対応' } },
  { id: 'hardware', kind: 'product', name: { en: 'Appliances', ja: '製品' } },
  { id: 'billing', kind: 'topic', name: { en: 'Billing', ja: '請求' } },
  { id: 'app', kind: 'product', name: { en: 'App', ja: 'アプリ' } },
  { id: 'ja', kind: 'language', name: { en: 'Japanese', ja: '日本語' } },
  { id: 'en', kind: 'language', name: { en: 'English', ja: '英語' } },
];
