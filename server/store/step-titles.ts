import type { Flow } from '../../engine/core/flow.ts';
import type { Text } from '../../engine/core/text.ts';
import { Unreadable, type Work } from '../../engine/runtime/work.ts';
import { catalogue } from '../../engine/steps/definitions.ts';
import { flowSource } from './flow-queries.ts';

/** Where a run stands: the step at which it waits or has failed, if any. */
export interface Standing {
  flowKey: string;
  flowVersion: number;
  stepId: string | null;
}

/** What people call the steps at which these runs stand: each version is read once, however many runs it has. */
export function* stepTitles(runs: readonly Standing[]): Work<(run: Standing) => Text | null> {
  const flows = new Map<string, Flow | undefined>();
  for (const run of runs)
    if (run.stepId !== null && !flows.has(versionOf(run))) flows.set(versionOf(run), yield* documentOf(run));
  return (run) => titleIn(flows.get(versionOf(run)), run.stepId);
}

/** What the version calls the step, else its type. */
export function titleIn(flow: Flow | undefined, stepId: string | null): Text | null {
  const step = flow?.steps[stepId ?? ''];
  return step ? (step.title ?? catalogue.get(step.type)?.title ?? null) : null;
}

const versionOf = ({ flowKey, flowVersion }: Standing): string => `${flowKey} ${flowVersion}`;

/** A damaged version says so where it is opened; a list goes on without the names of its steps. */
function* documentOf({ flowKey, flowVersion }: Standing): Work<Flow | undefined> {
  try {
    return yield* flowSource.document(flowKey, flowVersion);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
