import type { Actor, Fault, FindRequest, RecordObject } from '../../../engine/runtime/desk.ts';
import type { LiveRecords } from '../../../engine/core/step.ts';
import type { RecordRefs } from '../../../engine/core/run.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import type { Cases } from '../cases/index.ts';
import type { Conversations } from '../conversations/index.ts';
import type { Customers } from '../customers/index.ts';
import { fault, isFault } from '../fault.ts';
import type { FieldKind, RecordAccess } from './access.ts';
import { accountAccess, caseAccess, contactAccess, messageAccess } from './desk-records.ts';
import { countRows, findRows, type Where } from './records.ts';
import { say } from '../../contract/say.ts';
import { objectWords } from '../../contract/sentences/values.ts';

export { checked, faultOf, fieldsOf, orFault, type FieldKind, type RecordAccess } from './access.ts';

const maxFound = 200;
type Plain = Record<string, unknown>;
export interface RecordDeps {
  cases: Cases;
  customers: Customers;
  conversations: Conversations;
  ticket: RecordAccess;
  ticketById(id: string): Work<object | undefined>;
}

/** The desk's records as flows see them: by name of object and field, each name checked. */
export function createRecords({ cases, customers, conversations, ticket, ticketById }: RecordDeps) {
  const kinds = new Map<FindRequest['object'], RecordAccess>([
    ['case', caseAccess(cases, customers)],
    ['contact', contactAccess(customers)],
    ['account', accountAccess(customers)],
    ['message', messageAccess],
    ['ticket', ticket],
  ]);
  const accessTo = (object: FindRequest['object']): RecordAccess | Fault =>
    kinds.get(object) ?? fault('VALIDATION', say('noSuchRecords', { object }));

  function* findRecords(request: FindRequest): Work<{ records: Plain[]; count: number } | Fault> {
    const access = accessTo(request.object);
    if (isFault(access)) return access;
    const where: Where[] = [];
    for (const condition of request.where) {
      const read = readCondition(request.object, access, condition);
      if (isFault(read)) return read;
      where.push(read);
    }
    const sort = request.sort ?? { field: 'createdAt', direction: 'desc' as const };
    if (!access.fields.has(sort.field)) return unknownField(request.object, sort.field);
    const limit = Math.min(Math.max(1, Math.trunc(request.limit) || 1), maxFound);
    const search = { access, where, sort, limit };
    const records = (yield* findRows(search)).map((record) => ({ ...record }));
    const isAll = records.length < limit || request.isCounted === false;
    const count = isAll ? records.length : yield* countRows(search);
    return { records, count };
  }

  function* createRecord(object: RecordObject, set: Plain, by: Actor): Work<{ record: Plain } | Fault> {
    const access = accessTo(object);
    if (isFault(access)) return access;
    if (!access.create) return fault('VALIDATION', say('cannotCreate', { object: objectWords(object) }));
    return wrap(yield* access.create(set, by));
  }

  function* updateRecord(
    object: RecordObject,
    id: string,
    set: Plain,
    by: Actor,
    expectVersion?: number,
  ): Work<{ record: Plain } | Fault> {
    const access = accessTo(object);
    if (isFault(access)) return access;
    if (!access.update) return fault('VALIDATION', say('cannotChange', { object: objectWords(object) }));
    return wrap(yield* access.update(id, set, by, expectVersion));
  }

  function* liveRecords(refs: RecordRefs): Work<LiveRecords> {
    const live: LiveRecords = {};
    if (refs.caseId) live.case = plain(yield* cases.byId(refs.caseId));
    if (refs.contactId) live.contact = plain(yield* customers.byId(refs.contactId));
    if (refs.accountId) live.account = plain(yield* customers.accountById(refs.accountId));
    if (refs.ticketId) live.ticket = plain(yield* ticketById(refs.ticketId));
    if (refs.messageId) live.message = plain(yield* conversations.messageById(refs.messageId));
    if (refs.conversationId) live.conversation = plain(yield* conversations.byId(refs.conversationId));
    return live;
  }

  return { findRecords, createRecord, updateRecord, liveRecords };
}
export type Records = ReturnType<typeof createRecords>;

// A record's type has no index signature; a flow reads it by field name.
const plain = (record: object | undefined): Plain | null => (record as Plain | undefined) ?? null;
const wrap = (result: object | Fault): { record: Plain } | Fault =>
  isFault(result) ? result : { record: { ...result } };
const unknownField = (object: string, field: string): Fault =>
  fault('UNKNOWN_FIELD', say('noFieldToRead', { object: objectWords(object), field }));

function readCondition(
  object: string,
  access: RecordAccess,
  { field, op, value }: FindRequest['where'][number],
): Where | Fault {
  const kind = access.fields.get(field);
  if (!kind) return unknownField(object, field);
  if (kind === 'list' && op !== 'contains') return fault('VALIDATION', say('listField', { field }));
  if (op === 'in') {
    const read = Array.isArray(value) ? value.slice(0, maxFound).map((one) => readValue(kind, one)) : [];
    const known = read.filter((one) => one !== undefined && one !== null);
    if (!Array.isArray(value) || known.length < read.length)
      return fault('VALIDATION', say('listMisfit', { field }));
    return { field, kind, op, value: known };
  }
  const read = readValue(kind, value);
  if (read === undefined) return fault('VALIDATION', say('valueMisfit', { field }));
  return { field, kind, op, value: read };
}

/** A value as the column stores it. Values out of templates are texts. */
function readValue(kind: FieldKind, value: unknown): string | number | null | undefined {
  if (value === null || value === undefined) return null;
  switch (kind) {
    case 'text':
    case 'list':
      return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
    case 'number': {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
    }
    case 'boolean':
      if (value === true || value === 'true') return 1;
      return value === false || value === 'false' ? 0 : undefined;
    default: {
      const unknown: never = kind;
      return unknown;
    }
  }
}
