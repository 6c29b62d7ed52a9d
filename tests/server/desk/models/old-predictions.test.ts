import { expect, it } from 'vitest';
import { forgetPredictions } from '../../../../server/desk/models/old-predictions.ts';
import { openTestStore } from '../../../support/store.ts';

const now = Date.UTC(2026, 10, 26);
const daysAgo = (days: number): string => new Date(now - days * 86_400_000).toISOString();

function openHouse() {
  const store = openTestStore();
  const prediction = store.connection.prepare(
    `INSERT INTO predictions
     (id, caseId, field, source, mode, action, top, confidence, known, words, isAudit, verdict, createdAt)
     VALUES (?, ?, 'reason', 'model', 'select', 'selected', '[]', 0.9, 1, '[]', 0, ?, ?)`,
  );
  const aCase = store.connection.prepare(
    `INSERT INTO cases
     (sequence, id, number, subject, description, channel, language, status, priority, tags, createdAt, updatedAt)
     VALUES (?, ?, '', '', '', 'chat', 'en', ?, 'normal', '[]', '', '')`,
  );
  return {
    store,
    predict: (id: string, days: number, { caseId = '', isJudged = false } = {}) =>
      prediction.run(id, caseId || null, isJudged ? 'accepted' : null, daysAgo(days)),
    addCase: (at: number, status: string) => aCase.run(at, `case_${at}`, status),
    forget: (days: number, count: number, limit = 100) =>
      store.write(() => forgetPredictions({ days, count })(now, limit)),
    kept: () => store.connection.prepare('SELECT id FROM predictions ORDER BY sequence').pluck().all(),
  };
}

it('forgets what nobody judged once it is old, but not what an agent said nor what belongs to an open case', async () => {
  const { predict, addCase, forget, kept } = openHouse();
  addCase(1, 'closed');
  addCase(2, 'open');
  predict('of no case', 401);
  predict('of a closed case', 401, { caseId: 'case_1' });
  predict('of an open case', 401, { caseId: 'case_2' });
  predict('judged', 401, { caseId: 'case_1', isJudged: true });
  predict('young', 399, { caseId: 'case_1' });
  expect(await forget(400, 1000)).toBe(2);
  expect(kept()).toEqual(['of an open case', 'judged', 'young']);
});

it('keeps the newest so many, some at a time, oldest first', async () => {
  const { predict, forget, kept } = openHouse();
  for (let at = 0; at < 10; at += 1) predict(`p${at}`, 10 - at, { isJudged: at === 2 });
  const removed = [];
  for (let round = 0; round < 3; round += 1) removed.push(await forget(400, 4, 3));
  expect(removed).toEqual([3, 2, 0]);
  expect(kept()).toEqual(['p2', 'p6', 'p7', 'p8', 'p9']);
});
