import type { Ticket } from '../../engine/browser.ts';

export type TicketAction = 'acknowledge' | 'start' | 'wait' | 'resolve' | 'reject' | 'reopen';
export type TicketStatus = Ticket['status'];

/** Where each action leads, and whether it must say why. The first one offered is the usual next thing to do. */
export const ticketActions: Record<TicketAction, { to: TicketStatus; needsReason: boolean }> = {
  acknowledge: { to: 'acknowledged', needsReason: false },
  start: { to: 'inProgress', needsReason: false },
  wait: { to: 'waiting', needsReason: false },
  resolve: { to: 'resolved', needsReason: true },
  reject: { to: 'rejected', needsReason: true },
  reopen: { to: 'inProgress', needsReason: false },
};

const offered: Record<TicketStatus, readonly TicketAction[]> = {
  new: ['acknowledge', 'start', 'resolve', 'reject'],
  acknowledged: ['start', 'wait', 'resolve', 'reject'],
  inProgress: ['resolve', 'wait', 'reject'],
  waiting: ['start', 'resolve', 'reject'],
  resolved: ['reopen'],
  rejected: ['reopen'],
};

export const actionsOn = (status: TicketStatus): readonly TicketAction[] => offered[status];
export const isOpenTicket = (status: TicketStatus): boolean => offered[status].includes('resolve');
