import { expect, it } from 'vitest';
import { actionsOn, isOpenTicket, ticketActions } from '../../../builder/desk/ticket-actions.ts';
import { ticketStatusSchema } from '../../../engine/records/cases.ts';

it('offers a way to resolve and to reject as long as a ticket is open, and to open it again afterwards', () => {
  for (const status of ticketStatusSchema.options) {
    const actions = actionsOn(status);
    expect(actions.includes('resolve')).toBe(isOpenTicket(status));
    expect(actions.includes('reject')).toBe(isOpenTicket(status));
    expect(actions.includes('reopen')).toBe(!isOpenTicket(status));
  }
  expect(isOpenTicket('resolved')).toBe(false);
});

it('never offers what would change nothing', () => {
  for (const status of ticketStatusSchema.options)
    for (const action of actionsOn(status)) expect(ticketActions[action].to).not.toBe(status);
});

it('asks for a reason only where the case will read it', () => {
  const reasoned = Object.entries(ticketActions).filter(([, action]) => action.needsReason);
  expect(reasoned.map(([name]) => name)).toEqual(['resolve', 'reject']);
});
