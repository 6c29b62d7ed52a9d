import type { Case } from '../../../engine/records/cases.ts';

export type CaseStatus = Case['status'];

/** Where a case may go from where. Solved and closed ones are only opened again; none becomes new. */
const moves: Record<CaseStatus, readonly CaseStatus[]> = {
  new: ['open', 'awaitingCustomer', 'onHold', 'solved', 'closed'],
  open: ['awaitingCustomer', 'onHold', 'solved', 'closed'],
  awaitingCustomer: ['open', 'onHold', 'solved', 'closed'],
  onHold: ['open', 'awaitingCustomer', 'solved', 'closed'],
  solved: ['open', 'closed'],
  closed: ['open'],
};
export const canMove = (from: CaseStatus, to: CaseStatus): boolean => from === to || moves[from].includes(to);
export const isDone = (status: CaseStatus): boolean => status === 'solved' || status === 'closed';

const day = 86_400_000;
/** Whether a new message still belongs to a case that was done. */
export function canReopen(
  done: Pick<Case, 'solvedAt' | 'closedAt' | 'updatedAt'>,
  now: number,
  days: number,
): boolean {
  const end = done.closedAt ?? done.solvedAt ?? done.updatedAt;
  return now - Date.parse(end) <= days * day;
}

/** What may be set on a case; all else is the house's own business. */
export type CaseSet = Partial<
  Pick<
    Case,
    | 'status'
    | 'priority'
    | 'type'
    | 'reason'
    | 'product'
    | 'department'
    | 'subject'
    | 'description'
    | 'resolution'
    | 'tags'
    | 'contactId'
    | 'accountId'
    | 'firstAgentReplyAt'
    | 'lastCustomerMessageAt'
    | 'queueId'
    | 'ownerId'
  >
>;

/** The columns that really change, with what follows from a new status. */
export function changesOf(before: Case, set: CaseSet, now: string): Partial<Case> {
  const changes: Partial<Case> = {};
  // TypeScript cannot see that a value is read and written under the same name.
  const named: Record<string, unknown> = changes;
  for (const key of Object.keys(set) as (keyof CaseSet)[]) {
    const value = set[key];
    if (value !== undefined && !same(before[key], value)) named[key] = value;
  }
  if (changes.status === undefined) return changes;
  if (changes.status === 'solved') changes.solvedAt = now;
  if (changes.status === 'closed') {
    changes.closedAt = now;
    changes.solvedAt = before.solvedAt ?? now;
  }
  if (isDone(before.status) && !isDone(changes.status)) {
    changes.solvedAt = null;
    changes.closedAt = null;
    changes.reopenCount = before.reopenCount + 1;
  }
  return changes;
}
const same = (a: unknown, b: unknown): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b));

/** A text as a subject: its first words, on one line. */
export function subjectOf(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const letters = Array.from(line);
  return letters.length <= 120 ? line : `${letters.slice(0, 119).join('')}…`;
}
