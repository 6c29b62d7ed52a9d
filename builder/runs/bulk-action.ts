import type { repairsApi } from '../../server/client.ts';

export type ActionType = repairsApi.RepairAction['type'];

/** What is chosen so far; a step and its outcome only where the action asks for them. */
export interface BulkChoice {
  type: ActionType;
  stepId?: string;
  outcome?: string;
  repeatEffects: boolean;
}

const withoutStep: Record<repairsApi.RepairQuery['status'] & string, readonly ActionType[]> = {
  active: ['cancel'],
  failed: ['retry'],
  finished: [],
  cancelled: [],
};
const atStep: typeof withoutStep = {
  active: ['skip', 'move'],
  failed: ['skip', 'move', 'rerun'],
  finished: ['rerun'],
  cancelled: ['rerun'],
};
export const asksForStep = (type: ActionType): boolean => type !== 'retry' && type !== 'cancel';

/** What can be done to runs of this status. A step can be chosen only among those of one flow. */
export function actionsFor({ status, flow }: repairsApi.RepairQuery): ActionType[] {
  if (status === undefined) return [];
  return [...withoutStep[status], ...(flow === undefined ? [] : atStep[status])];
}

/** The action as it is sent; nothing while a choice is missing. */
export function actionOf(choice: BulkChoice): repairsApi.RepairAction | undefined {
  const { type, stepId, outcome, repeatEffects } = choice;
  if (type === 'retry' || type === 'cancel') return { type };
  if (stepId === undefined) return undefined;
  if (type === 'move') return { type, to: stepId };
  if (type === 'rerun') return { type, fromStep: stepId, repeatEffects };
  return outcome === undefined ? undefined : { type, stepId, outcome };
}
