import type { Case } from '../../engine/browser.ts';

type CaseStatus = Case['status'];
export type CaseAction = 'solve' | 'hold' | 'resume' | 'close' | 'reopen';

/** Where each action leads. */
export const caseActions: Record<CaseAction, Exclude<CaseStatus, 'new'>> = {
  solve: 'solved',
  hold: 'onHold',
  resume: 'open',
  close: 'closed',
  reopen: 'open',
};

/** The first one offered is the usual next thing to do. */
const offered: Record<CaseStatus, readonly CaseAction[]> = {
  new: ['solve', 'hold'],
  open: ['solve', 'hold'],
  awaitingCustomer: ['solve', 'hold'],
  onHold: ['resume', 'solve'],
  solved: ['close', 'reopen'],
  closed: ['reopen'],
};

export const caseActionsOn = (status: CaseStatus): readonly CaseAction[] => offered[status];
/** A case that is done is opened again before anybody writes to the customer. */
export const isDone = (status: CaseStatus): boolean => status === 'solved' || status === 'closed';
