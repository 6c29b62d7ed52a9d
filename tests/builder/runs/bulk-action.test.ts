import { expect, it } from 'vitest';
import { actionOf, actionsFor } from '../../../builder/runs/bulk-action.ts';

it('offers what fits the status, and steps only among those of one flow', () => {
  expect(actionsFor({})).toEqual([]);
  expect(actionsFor({ status: 'failed' })).toEqual(['retry']);
  expect(actionsFor({ status: 'failed', flow: 'trial' })).toEqual(['retry', 'skip', 'move', 'rerun']);
  expect(actionsFor({ status: 'active', flow: 'trial' })).toEqual(['cancel', 'skip', 'move']);
  expect(actionsFor({ status: 'finished' })).toEqual([]);
  expect(actionsFor({ status: 'cancelled', flow: 'trial' })).toEqual(['rerun']);
});

it('is sent only once everything is chosen', () => {
  const chosen = { stepId: 'tell', outcome: 'done', repeatEffects: true };
  expect(actionOf({ type: 'retry', repeatEffects: false })).toEqual({ type: 'retry' });
  expect(actionOf({ type: 'skip', stepId: 'tell', repeatEffects: false })).toBeUndefined();
  expect(actionOf({ ...chosen, type: 'skip' })).toEqual({ type: 'skip', stepId: 'tell', outcome: 'done' });
  expect(actionOf({ type: 'move', repeatEffects: false })).toBeUndefined();
  expect(actionOf({ ...chosen, type: 'move' })).toEqual({ type: 'move', to: 'tell' });
  expect(actionOf({ ...chosen, type: 'rerun' })).toEqual({
    type: 'rerun',
    fromStep: 'tell',
    repeatEffects: true,
  });
});
