import type { Message } from '../../engine/records/cases.ts';
import type { Desk } from '../../engine/runtime/desk.ts';
import type { Runtime } from '../../engine/runtime/runtime.ts';
import type { Db, Work } from '../../engine/runtime/work.ts';
import type { Route } from '../http/handler.ts';
import { approvalRoutes, type ApprovalPorts } from './approval-routes.ts';
import { createBulkRepairs } from './bulk-repairs.ts';
import { flowRoutes } from './flow-routes.ts';
import { createFlows, type Flows, type FlowsPorts } from './flows.ts';
import { repairRoutes } from './repair-routes.ts';
import { runRoutes } from './run-routes.ts';

export { installFlows } from './install.ts';
export { createVocabulary } from './vocabulary.ts';

export interface Automation {
  flows: Flows;
  routes: Route[];
  /** Takes up the repairs that a former process left. */
  start(): void;
  stop(): Promise<void>;
}

/** Flows and runs as people and programs reach them. */
export function createAutomation(
  ports: Omit<FlowsPorts, 'liveChanged' | 'schedules'> & {
    db: Db;
    runtime: Runtime;
    desk: Desk;
    peopleOf: ApprovalPorts['peopleOf'];
    report(error: unknown): void;
  },
): Automation {
  const { db, runtime, desk } = ports;
  const flows = createFlows({
    ...ports,
    schedules: runtime.schedules,
    liveChanged: () => void runtime.triggers.reload().catch(ports.report),
  });
  const bulk = createBulkRepairs(ports);
  return {
    flows,
    routes: [
      ...runRoutes({ db, runtime, desk }),
      ...repairRoutes({ db, runtime, bulk }),
      ...approvalRoutes({ db, runtime, peopleOf: ports.peopleOf }),
      ...flowRoutes(db, flows, ports.vocabulary),
    ],
    start: bulk.poke,
    stop: bulk.stop,
  };
}

/** Starts what listens to messages, in the commit that keeps the message. */
export const startFlowsFor = (runtime: Runtime) =>
  function* (message: Message): Work<{ id: string; flowKey: string; status: string }[]> {
    const conversation = { id: message.conversationId, channel: message.channel };
    const started = yield* runtime.triggers.startForMessage(message, conversation);
    return started.map(({ runId, flowKey, status }) => ({ id: runId, flowKey, status }));
  };
