import { readFileSync } from 'node:fs';
import type { Flow } from '../../../engine/core/flow.ts';
import type { Language } from './test.ts';

/** A flow of the demo company as it is written. */
export const flowFile = (key: string): Flow =>
  // Our own files, which other tests hold against the schema.
  JSON.parse(readFileSync(new URL(`../../../flows/${key}/flow.json`, import.meta.url), 'utf8')) as Flow;

/** A customer's words about being charged twice, which the rules read as billing, high. */
export const chargedTwice: Record<Language, string> = {
  en: 'You charged me twice for May. Please check order 4711.',
  ja: '5月分が二重に請求されています。注文4711をご確認ください。',
};

let count = 0;
/** Someone who has never written before. */
export const newcomer = (): string => `guest${Date.now()}${(count += 1)}@example.com`;
