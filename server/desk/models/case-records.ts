import { sql } from 'kysely';
import type { Work } from '../../../engine/runtime/work.ts';
import { all, one, p, statement } from '../../store/query.ts';
import type { CaseField } from './fields.ts';

/** Closed cases and judged predictions, read in parts: whoever reads them lets others in between. */

const highest = statement<object>()((db) =>
  db.selectFrom('cases').select(sql<number | null>`max(sequence)`.as('sequence')),
);
export function* lastCase(): Work<number> {
  return (yield* one(highest, {}))?.sequence ?? 0;
}

interface Span {
  from: number;
  to: number;
}
const counted = (field: CaseField) =>
  statement<Span>()((db) =>
    db
      .selectFrom('cases')
      .select(sql<number>`count(*)`.as('n'))
      .where('sequence', '>', p<number>('from'))
      .where('sequence', '<=', p<number>('to'))
      .where('status', 'in', ['solved', 'closed'])
      .where(field, 'is not', null),
  );
/** The first thing the customer wrote is what a flow classifies; a case without one has its own words. */
const told = (field: CaseField) =>
  statement<Span>()((db) =>
    db
      .selectFrom('cases')
      .leftJoin('messages', (join) =>
        join.on(
          'messages.sequence',
          '=',
          sql<number>`(select min(m.sequence) from messages m where m."caseId" = cases.id and m.author = 'customer')`,
        ),
      )
      .select([
        'cases.id',
        'cases.subject',
        'cases.description',
        'cases.language',
        'cases.closedAt',
        'cases.solvedAt',
        'cases.updatedAt',
        'messages.subject as messageSubject',
        'messages.text as messageText',
        'messages.language as messageLanguage',
        sql<string>`${sql.ref(`cases.${field}`)}`.as('label'),
        // Who wrote the value that stands: the newest line of the timeline that speaks of this field.
        sql<string | null>`(
          select t."actorKind" from timeline t
          where t."caseId" = cases.id and t.code = ${codeOf(field)}
          and (t.code != 'case.fieldChanged' or t.params ->> 'field' = ${field})
          order by t.sequence desc limit 1)`.as('writtenBy'),
      ])
      .where('cases.sequence', '>', p<number>('from'))
      .where('cases.sequence', '<=', p<number>('to'))
      .where('cases.status', 'in', ['solved', 'closed'])
      .where(`cases.${field}`, 'is not', null)
      .orderBy('cases.sequence'),
  );
const codeOf = (field: CaseField): string =>
  field === 'priority' ? 'case.priorityChanged' : 'case.fieldChanged';

const statementsOf = (field: CaseField) => ({ counted: counted(field), told: told(field) });
const byField: Record<CaseField, ReturnType<typeof statementsOf>> = {
  reason: statementsOf('reason'),
  product: statementsOf('product'),
  type: statementsOf('type'),
  priority: statementsOf('priority'),
  department: statementsOf('department'),
};
/** How many cases with numbers in this span are done and have the field. */
export function* countDone(field: CaseField, span: Span): Work<number> {
  return (yield* one(byField[field].counted, span))?.n ?? 0;
}
export const doneCases = (field: CaseField, span: Span) => all(byField[field].told, span);

const openJudged = statement<{ field: string; after: number; limit: number }>()((db) =>
  db
    .selectFrom('predictions')
    .innerJoin('messages', 'messages.id', 'predictions.messageId')
    .leftJoin('cases', 'cases.id', 'predictions.caseId')
    .select([
      'predictions.sequence',
      'predictions.caseId',
      'predictions.messageId',
      'predictions.value',
      'predictions.verdictAt',
      'cases.status',
      'messages.subject',
      'messages.text',
      'messages.language',
    ])
    .where('predictions.field', '=', p<string>('field'))
    .where('predictions.verdict', 'is not', null)
    .where('predictions.sequence', '>', p<number>('after'))
    .orderBy('predictions.sequence')
    .limit(p<number>('limit')),
);
/** What agents said of predictions, with the text it was about. */
export const judgedTexts = (field: string, after: number, limit: number) =>
  all(openJudged, { field, after, limit });

const judgedCount = statement<{ field: string }>()((db) =>
  db
    .selectFrom('predictions')
    .leftJoin('cases', 'cases.id', 'predictions.caseId')
    .select([
      sql<number>`count(distinct coalesce(predictions."caseId", predictions.id))`.as('n'),
      sql<number>`count(distinct case when coalesce(cases.status, '') in ('solved', 'closed') then null else coalesce(predictions."caseId", predictions.id) end)`.as(
        'open',
      ),
    ])
    .where('predictions.field', '=', p<string>('field'))
    .where('predictions.verdict', 'is not', null),
);
/** Cases on which an agent judged this field, and how many of them are not done yet. */
export function* countJudged(field: string): Work<{ n: number; open: number }> {
  return (yield* one(judgedCount, { field })) ?? { n: 0, open: 0 };
}

const lastSix = statement<{ conversationId: string }>()((db) =>
  db
    .selectFrom('messages')
    .select('text')
    .where('conversationId', '=', p<string>('conversationId'))
    .where('author', '=', 'customer')
    .orderBy('sequence', 'desc')
    .limit(6),
);
/** The customer's last words in a conversation, oldest first. */
export function* customerTexts(conversationId: string): Work<string[]> {
  return (yield* all(lastSix, { conversationId })).map(({ text }) => text).reverse();
}
const messageOf = statement<{ id: string }>()((db) =>
  db
    .selectFrom('messages')
    .select(['subject', 'text', 'language', 'conversationId'])
    .where('id', '=', p<string>('id')),
);
export const messageTold = (id: string) => one(messageOf, { id });
