import type { ActStep, AnyStep, RecordStep } from '../core/step.ts';
import type { ActExecutor, RecordExecutor } from '../runtime/ports.ts';
import { approvalExecutor } from './approval/executor.ts';
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
import { recommendArticlesExecutor } from './recommendArticles/executor.ts';
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
  approval: approvalExecutor,
  notify: notifyExecutor,
  reply: replyExecutor,
  recommendArticles: recommendArticlesExecutor,
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
