import type { Text } from '../../core/text.ts';
import { words } from '../fields.ts';

/** Told of every change of a case, ticket, contact or account, for waits on a condition only. */
export const recordChanged = 'record.changed';

/** What the desk and the runtime tell of. A flow may wait for names of its own as well. */
export const knownEvents: Readonly<Record<string, Text>> = {
  'message.received': words('Message received', 'メッセージ受信'),
  'case.created': words('Case created', 'ケース作成'),
  'case.agentReplied': words('Agent replied', '担当者が返信'),
  'case.customerReplied': words('Customer replied', '顧客が返信'),
  'case.updated': words('Case changed', 'ケース変更'),
  'case.statusChanged': words('Case status changed', 'ケースのステータス変更'),
  'case.reopened': words('Case reopened', 'ケース再オープン'),
  'case.assigned': words('Case assigned', 'ケース割り当て'),
  'case.queued': words('Case queued', 'ケースがキューで待機'),
  'case.escalated': words('Case escalated', 'ケースのエスカレーション'),
  'ticket.created': words('Ticket created', '社内チケット起票'),
  'ticket.updated': words('Ticket changed', '社内チケット変更'),
  'ticket.resolved': words('Ticket resolved', '社内チケット解決'),
  'ticket.rejected': words('Ticket rejected', '社内チケット却下'),
  'sla.nearing': words('SLA nearing violation', 'SLA違反間近'),
  'sla.breached': words('SLA breached', 'SLA違反'),
  'sla.succeeded': words('SLA met', 'SLA達成'),
  'run.finished': words('Run finished', '実行終了'),
  'delivery.sent': words('Delivered', '配信完了'),
  'delivery.failed': words('Delivery failed', '配信失敗'),
};

export const eventLabel = (name: string): Text =>
  Object.hasOwn(knownEvents, name) ? (knownEvents[name] ?? words(name, name)) : words(name, name);

/** Outcome of an event where a wait lists several: `ticket.resolved` → `ticketResolved`. */
export function outcomeOfEvent(name: string): string {
  const [first = '', ...others] = name.split(/[^A-Za-z0-9]+/);
  const id = first + others.map((part) => part.slice(0, 1).toUpperCase() + part.slice(1)).join('');
  return ['done', 'error', 'timeout'].includes(id) ? `${id}Event` : id;
}
