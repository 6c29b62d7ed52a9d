import { z } from 'zod';
import type { StepCatalogue } from '../../../engine/core/catalogue.ts';
import type { Flow } from '../../../engine/core/flow.ts';
import { compileFlow, type Program } from '../../../engine/core/program.ts';
import type { AnyStep, Settled } from '../../../engine/core/step.ts';
import type { Desk } from '../../../engine/runtime/desk.ts';
import type { RecordExecutor } from '../../../engine/runtime/ports.ts';
import type { FlowSource } from '../../../engine/runtime/programs.ts';
import { definitionsByType } from '../../../engine/steps/definitions.ts';
import { recordExecutors } from '../../../engine/steps/executors.ts';
import { listeningFlows, randomFlows } from './flows.ts';
import { randomOf } from './random.ts';
import type { World } from './world.ts';

const label = { en: 'x', ja: 'x' };
/** A record step that writes one row, so that what happened twice or never can be counted. */
const note = {
  type: 'note',
  version: 1,
  kind: 'record',
  category: 'data',
  title: label,
  summary: label,
  icon: 'circle',
  config: z.object({}),
  output: z.unknown(),
  example: {},
  outcomes: () => [
    { id: 'done', label, kind: 'done' },
    { id: 'error', label, kind: 'error' },
  ],
} as const satisfies AnyStep;

const types = new Map<string, AnyStep>(Object.entries({ ...definitionsByType, note }));
export const catalogue: StepCatalogue = { get: (type) => types.get(type) };

export interface House {
  flows: ReadonlyMap<string, Flow>;
  source: FlowSource;
  /** Compiled once for all the worlds that run these flows, by `key@version`. */
  programs: Map<string, Program>;
}
/** So many seeds in a row draw the same flows: to compile one costs as much as to run it a few times. */
const seedsPerHouse = 16;
let last: { number: number; house: House } | undefined;

export function houseOf(seed: number): House {
  const number = Math.floor(seed / seedsPerHouse);
  if (last?.number !== number) last = { number, house: openHouse(number) };
  return last.house;
}

const compiled = (flow: Flow): [string, Program] => [`${flow.key}@1`, compileFlow(flow, 1, catalogue)];
const listening = listeningFlows.map(compiled);

function openHouse(number: number): House {
  const drawn = randomFlows(randomOf(number));
  const flows = new Map([...drawn, ...listeningFlows].map((flow) => [flow.key, flow]));
  const programs = new Map([...listening, ...drawn.map(compiled)]);
  return {
    flows,
    programs,
    source: {
      *document(key) {
        return flows.get(key);
      },
      *idOf(key) {
        return key;
      },
      *allActive() {
        return [...flows.keys()].map((key) => ({ flowId: key, flowKey: key, number: 1 }));
      },
    },
  };
}

/** The record steps, with one that now and then refuses or breaks after it has written. */
export function executorsOf(world: World): Record<string, RecordExecutor<never, unknown> | undefined> {
  return {
    ...recordExecutors,
    *note(_services, _config, call): Generator<never, Settled> {
      if (world.trouble(0.15)) {
        const error = { code: 'NO', message: 'refused', retryable: world.random.chance(0.5) };
        return { outcome: 'error', error };
      }
      world.ledger.write(`${call.runId}:${call.token}`);
      if (world.trouble(0.05)) throw new Error('a bug after a write');
      return { outcome: 'done' };
    },
  };
}

/** A desk with one case that keeps changing. */
export function deskOf(world: World): Desk {
  const desk: Partial<Desk> = {
    *liveRecords({ caseId }) {
      return caseId === undefined ? {} : { case: { id: caseId, heat: world.ledger.heat } };
    },
    *notify({ idempotencyKey }) {
      if (world.trouble(0.1)) return { fault: { code: 'NO_RECIPIENT', message: 'nobody is there' } };
      world.ledger.write(idempotencyKey);
      if (world.trouble(0.05)) throw new Error('a bug after a write');
      return { outboxIds: [], count: 1, skipped: [] };
    },
    *afterBusinessMinutes(_hours, from, minutes) {
      return from + minutes * 60_000;
    },
    *takeOverFailedRun({ runId }) {
      world.ledger.takeOver(runId);
    },
  };
  // The flows of the simulation call nothing else of it.
  return desk as Desk;
}
