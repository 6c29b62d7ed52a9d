import type { Fault } from '../../engine/runtime/desk.ts';

export const fault = (code: string, message: string): Fault => ({ fault: { code, message } });

export const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' && value !== null && 'fault' in value;
