import type { Fault } from '../../engine/runtime/desk.ts';
import type { Worded } from '../../engine/core/sentence.ts';

export const fault = (code: string, said: Worded): Fault => ({ fault: { code, ...said } });

export const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' && value !== null && 'fault' in value;
