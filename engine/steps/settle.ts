import type { Settled } from '../core/step.ts';
import type { Actor, Fault } from '../runtime/desk.ts';
import type { StepCall } from '../runtime/ports.ts';
import type { Worded } from '../core/sentence.ts';
import { say } from './say.ts';

/** Who a step acts for: the person who leads the run, else the run itself. */
export const actorOf = ({ user, runId, flowKey }: StepCall): Actor =>
  user ? { kind: 'agent', id: user.id, name: user.name } : { kind: 'automation', id: runId, name: flowKey };

export const isFault = (result: object): result is Fault => 'fault' in result;

/** A refusal of the desk becomes the step's `error` outcome. */
export const faulted = ({ fault }: Fault): Settled<never> => ({ outcome: 'error', error: fault });

export const refused = (code: string, said: Worded): Settled<never> => ({
  outcome: 'error',
  error: { code, ...said },
});

/** Refused for now: the same may be taken later. */
export const refusedForNow = (code: string, said: Worded): Settled<never> => ({
  outcome: 'error',
  error: { code, ...said, retryable: true },
});

/** A record setting that gave neither a record nor an id, most often because the run has none of the kind. */
export const noRecord = (setting: string, kind: keyof typeof kinds): Settled<never> =>
  refused('NOT_FOUND', say('noRecord', { kind: kinds[kind], setting }));

const kinds = {
  case: { en: 'case', ja: 'ケース' },
  contact: { en: 'contact', ja: '顧客' },
  account: { en: 'account', ja: '取引先' },
  ticket: { en: 'ticket', ja: '社内チケット' },
  message: { en: 'message', ja: 'メッセージ' },
};

export const noTime = (setting: string, stepId: string, value: string): Settled<never> =>
  refused('VALIDATION', say('noTimeIn', { setting, stepId, value }));
export const noLength = (setting: string, stepId: string): Settled<never> =>
  refused('VALIDATION', say('noLengthIn', { setting, stepId }));
