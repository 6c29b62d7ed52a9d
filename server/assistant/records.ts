import { z } from 'zod';
import type { Work } from '../../engine/runtime/work.ts';
import {
  assistantOutcomeSchema,
  assistantUseSchema,
  type AssistantCall,
  type AssistantUse,
} from '../contract/assistant.ts';
import { all, insert, one, p, patch, run, statement } from '../store/query.ts';
import type { Database } from '../store/database.ts';
import { readSaid } from '../store/stored-json.ts';

const id = 'assistant';

/** The settings as they are stored; the key sealed. */
export interface StoredSettings {
  isOn: boolean;
  baseUrl: string;
  model: string;
  apiKey: string | null;
  monthlyTokens: number;
  timeLimitMs: number;
  uses: AssistantUse[];
  updatedAt: string;
  updatedBy: string;
  version: number;
}
const settings = statement<object>()((db) => db.selectFrom('assistantSettings').selectAll());
export function* storedSettings(): Work<StoredSettings | undefined> {
  const row = yield* one(settings, {});
  return (
    row && {
      ...row,
      isOn: row.isOn === 1,
      uses: z.array(assistantUseSchema).parse(JSON.parse(row.uses)),
    }
  );
}
export function* keepSettings(stored: StoredSettings): Work<void> {
  const row = { ...stored, isOn: stored.isOn ? 1 : 0, uses: JSON.stringify(stored.uses) };
  if ((yield* patch('assistantSettings', id, row)) === 0) yield* insert('assistantSettings', { id, ...row });
}

export type NewCall = Omit<Database['assistantCalls'], 'sequence'>;
export const insertCall = (call: NewCall): Work<void> => insert('assistantCalls', call);

const used = statement<{ since: string }>()((db) =>
  db
    .selectFrom('assistantCalls')
    .select(({ fn, eb }) =>
      fn.coalesce(fn.sum<number>(eb('inputTokens', '+', eb.ref('outputTokens'))), eb.val(0)).as('tokens'),
    )
    .where('at', '>=', p<string>('since')),
);
export function* tokensSince(since: string): Work<number> {
  return (yield* one(used, { since }))?.tokens ?? 0;
}

const newest = statement<{ before: number; limit: number }>()((db) =>
  db
    .selectFrom('assistantCalls')
    .selectAll()
    .where('sequence', '<', p<number>('before'))
    .orderBy('sequence', 'desc')
    .limit(p<number>('limit')),
);
export function* callsBefore(
  before: number,
  limit: number,
): Work<{ sequence: number; call: AssistantCall }[]> {
  const rows = yield* all(newest, { before, limit });
  return rows.map(({ sequence, byId, byName, said, ...row }) => ({
    sequence,
    call: {
      ...row,
      ...readSaid(said),
      use: assistantUseSchema.parse(row.use),
      outcome: assistantOutcomeSchema.parse(row.outcome),
      by: { id: byId, name: byName },
    },
  }));
}

/** The oldest rows stand first, so that a look at them costs the same however many there are. */
const old = statement<{ before: string; limit: number }>()((db) =>
  db
    .deleteFrom('assistantCalls')
    .where('at', '<', p<string>('before'))
    .where('sequence', 'in', (rows) =>
      rows.selectFrom('assistantCalls').select('sequence').orderBy('sequence').limit(p<number>('limit')),
    ),
);
export const removeCalls = (before: string, limit: number): Work<number> => run(old, { before, limit });

/** The newest messages of a case that a question may hold. */
const messagesHeld = 20;
const messages = statement<{ caseId: string }>()((db) =>
  db
    .selectFrom('messages')
    .select(['direction', 'author', 'authorName', 'handle', 'subject', 'text'])
    .where('caseId', '=', p<string>('caseId'))
    .where('visibility', '!=', 'internal')
    .orderBy('sequence', 'desc')
    .limit(messagesHeld),
);
export type HeldMessage = Pick<
  Database['messages'],
  'direction' | 'author' | 'authorName' | 'handle' | 'subject' | 'text'
>;
const oneMessage = statement<{ caseId: string; id: string }>()((db) =>
  db
    .selectFrom('messages')
    .select('text')
    .where('caseId', '=', p<string>('caseId'))
    .where('id', '=', p<string>('id'))
    .where('visibility', '!=', 'internal'),
);
/** A message of the case that may leave the building. */
export const messageHeld = (caseId: string, id: string): Work<{ text: string } | undefined> =>
  one(oneMessage, { caseId, id });

/** Oldest first. */
export function* messagesHeldOf(caseId: string): Work<HeldMessage[]> {
  return (yield* all(messages, { caseId })).reverse();
}
