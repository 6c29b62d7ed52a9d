import type { ActStep, AnyStep, RecordStep } from '../core/step.ts';
import type { ActExecutor, RecordExecutor } from '../runtime/ports.ts';
import { applySlaExecutor } from './applySla/executor.ts';
import { classifyExecutor } from './classify/executor.ts';
import { createRecordExecutor } from './createRecord/executor.ts';
import type { definitionsByType } from './definitions.ts';
import { escalateExecutor } from './escalate/executor.ts';
import { getRecordsExecutor } from './getRecords/executor.ts';
import { httpRequestExecutor } from './httpRequest/executor.ts';
import { identifyContactExecutor } from './identifyContact/executor.ts';
import { notifyExecutor } from './notify/executor.ts';
import { openCaseExecutor } from './openCase/executor.ts';
import { replyExecutor } from './reply/executor.ts';
import { routeExecutor } from './route/executor.ts';
import { subflowExecutor } from './subflow/executor.ts';
import { updateRecordExecutor } from './updateRecord/executor.ts';
import { waitExecutor } from './wait/executor.ts';

/** A record or act step without its executor does not compile. */
export const recordExecutors: Executors<'record'> = {
  identifyContact: identifyContactExecutor,
  openCase: openCaseExecutor,
  classify: classifyExecutor,
  wait: waitExecutor,
  subflow: subflowExecutor,
  route: routeExecutor,
  escalate: escalateExecutor,
  applySla: applySlaExecutor,
  notify: notifyExecutor,
  reply: replyExecutor,
  getRecords: getRecordsExecutor,
  createRecord: createRecordExecutor,
  updateRecord: updateRecordExecutor,
};
export const actExecutors: Executors<'act'> = { httpRequest: httpRequestExecutor };

type Definitions = typeof definitionsByType;
type Executors<Kind extends AnyStep['kind']> = {
  [Type in keyof Definitions as Definitions[Type]['kind'] extends Kind ? Type : never]: ExecutorOf<
    Definitions[Type]
  >;
};
type ExecutorOf<Definition> =
  Definition extends RecordStep<infer Config, infer Output>
    ? RecordExecutor<Config, Output>
    : Definition extends ActStep<infer Config>
      ? ActExecutor<Config, unknown>
      : never;

/** Configs are parsed by their definition and rendered before they come here; see `loosely` in the core. */
export type AnyRecordExecutor = RecordExecutor<never, unknown>;
export type AnyActExecutor = ActExecutor<never, unknown>;

const records: ReadonlyMap<string, AnyRecordExecutor> = new Map(Object.entries(recordExecutors));
const acts: ReadonlyMap<string, AnyActExecutor> = new Map(Object.entries(actExecutors));

export const executors = {
  record: (type: string): AnyRecordExecutor | undefined => records.get(type),
  act: (type: string): AnyActExecutor | undefined => acts.get(type),
};
