import { expect, it } from 'vitest';
import { caseActions, caseActionsOn } from '../../../builder/agent/case-actions.ts';
import { caseStatusSchema } from '../../../engine/records/cases.ts';
import { canMove } from '../../../server/desk/cases/rules.ts';

it('offers only what the server allows, and always something', () => {
  for (const status of caseStatusSchema.options) {
    const actions = caseActionsOn(status);
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) {
      expect(caseActions[action]).not.toBe(status);
      expect(canMove(status, caseActions[action])).toBe(true);
    }
  }
});

it('lets every case be opened again once it is done', () => {
  for (const status of ['solved', 'closed'] as const) expect(caseActionsOn(status)).toContain('reopen');
});
