import type { Flow, Settings, Step, Text, Trigger, Variable } from '../../../engine/browser.ts';

export interface Point {
  x: number;
  y: number;
}
/** Where a new step goes: behind an outcome (and before what followed it), before a step, or by itself. */
export type Place = { behind: { step: string; outcome: string } } | { before: string } | { alone: true };

/** Steps taken out of a flow, to be put into one. */
export interface Fragment {
  steps: Record<string, Step>;
  layout: Record<string, Point>;
}

/** Everything that can be done to a flow document, as data: menu, key, undo label and announcement share it. */
export type Command =
  | { type: 'addStep'; id: string; step: Step; place: Place; goesOnBy?: string; at?: Point }
  | { type: 'deleteSteps'; ids: string[]; how: 'reconnect' | 'branch'; goesOnBy?: Record<string, string> }
  | { type: 'connect'; step: string; outcome: string; to: string }
  | { type: 'disconnect'; step: string; outcome: string }
  | { type: 'moveSteps'; layout: Record<string, Point> }
  | { type: 'setConfig'; step: string; config: Step['config'] }
  | { type: 'setTitle'; step: string; title: Text | undefined }
  | { type: 'setNote'; step: string; note: Text | undefined }
  | { type: 'setRetry'; step: string; retry: Step['retry'] }
  | { type: 'renameStep'; step: string; to: string }
  | { type: 'setStart'; step: string }
  | { type: 'paste'; fragment: Fragment; place: Place; entry?: { first: string; last: string; by: string } }
  | { type: 'setFlow'; change: Partial<Pick<Flow, 'title' | 'description'>> }
  | { type: 'setTrigger'; trigger: Trigger }
  | { type: 'setSettings'; settings: Settings }
  | { type: 'setVariables'; variables: Variable[] }
  | { type: 'tidy' }
  | { type: 'replace'; document: Flow };
export type CommandName = Command['type'];
