/**
 * The values that fields of records may have, apart from the schemas that check them: a screen offers them without having
 * to load what checks them.
 */
export const departments = [
  'product',
  'it',
  'marketing',
  'finance',
  'operations',
  'manufacturing',
  'sales',
] as const;
export const presences = ['available', 'busy', 'away', 'offline'] as const;
export const channels = [
  'email',
  'webForm',
  'chat',
  'sms',
  'facebook',
  'x',
  'instagram',
  'line',
  'phoneNote',
] as const;
export const caseStatuses = ['new', 'open', 'awaitingCustomer', 'onHold', 'solved', 'closed'] as const;
export const priorities = ['low', 'normal', 'high', 'critical'] as const;
export const caseTypes = ['question', 'problem', 'request', 'complaint', 'feedback', 'opportunity'] as const;
export const ticketStatuses = [
  'new',
  'acknowledged',
  'inProgress',
  'waiting',
  'resolved',
  'rejected',
] as const;
/** Drafts are seen by those who write, published ones are recommended, archived ones are kept and found by nobody. */
export const articleStatuses = ['draft', 'published', 'archived'] as const;
/** Whether customers may read it, or only the staff. */
export const articleVisibilities = ['internal', 'public'] as const;
