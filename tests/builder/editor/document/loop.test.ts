import { expect, it } from 'vitest';
import { apply } from '../../../../builder/editor/document/apply.ts';
import { planAdd } from '../../../../builder/editor/document/plans.ts';
import { drawnOutcomes } from '../../../../builder/editor/document/outcomes.ts';
import { layoutOf } from '../../../../builder/editor/layout/layout.ts';
import { outlineOf } from '../../../../builder/editor/outline/outline.ts';
import { catalogue } from '../../../../engine/steps/definitions.ts';
import { flowOf, step } from '../support.ts';

const round = (next: Record<string, string>) =>
  flowOf({ round: step('loop', next, { list: [1, 2] }), over: step('end', {}, { outcome: 'done' }) });

it('a loop asks for both of its wires', () => {
  const open = drawnOutcomes(round({ done: 'over' }).steps.round!, catalogue).filter(({ isOpen }) => isOpen);
  expect(open.map(({ id }) => id)).toEqual(['each']);
});

it('the first step of a loop’s body leads back to the loop by itself, a later one goes in between', () => {
  const flow = round({ done: 'over' });
  const behind = { behind: { step: 'round', outcome: 'each' } };
  const one = apply(flow, planAdd(flow, catalogue, 'notify', behind));
  expect([one.steps.round?.next.each, one.steps.notify?.next.done]).toEqual(['notify', 'round']);
  const two = apply(one, planAdd(one, catalogue, 'reply', behind));
  expect([two.steps.round?.next.each, two.steps.reply?.next.done]).toEqual(['reply', 'notify']);
});

it('the way back to the loop is told as its next item', () => {
  const flow = round({ done: 'over' });
  const drawn = apply(
    flow,
    planAdd(flow, catalogue, 'notify', { behind: { step: 'round', outcome: 'each' } }),
  );
  const rows = outlineOf(drawn, catalogue, layoutOf(drawn, catalogue));
  expect(rows.filter(({ kind }) => kind === 'goTo')).toMatchObject([{ to: 'round', endsTurn: true }]);
});
