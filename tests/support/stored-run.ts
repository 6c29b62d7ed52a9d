import type { RunStore, StoredRun } from '../../engine/runtime/run-store.ts';
import type { Work } from '../../engine/runtime/work.ts';
import type { OpenedStore } from './store-contract.ts';

export const at = '2026-06-01T00:00:00.000Z';
export function runOf(id: string, more: Partial<StoredRun> = {}): StoredRun {
  return {
    id,
    flowId: 'flow',
    flowKey: 'flow',
    flowVersion: 1,
    trigger: 'api',
    startedAt: at,
    revision: 1,
    parent: null,
    caller: null,
    idempotencyKey: null,
    requestHash: null,
    rerun: null,
    state: {
      status: 'active',
      value: 'a',
      positions: [],
      visits: { a: 1 },
      executions: 0,
      data: { input: { text: '日本' }, vars: {}, steps: {}, refs: { caseId: 'case_1' } },
      inbox: [],
    },
    ...more,
  };
}

export interface House extends OpenedStore {
  write<T>(work: (store: RunStore) => Work<T>): Promise<T>;
}

export type OpenHouse = (...runs: StoredRun[]) => Promise<House>;
