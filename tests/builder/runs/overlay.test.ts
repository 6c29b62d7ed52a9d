import { expect, it } from 'vitest';
import { attemptsOf } from '../../../builder/runs/attempts.ts';
import { overlayOf } from '../../../builder/runs/overlay.ts';
import { entry } from './trace.ts';

const flow = {
  steps: {
    identify: { type: 'identifyContact', config: {}, next: { done: 'open', unknown: 'ask' } },
    open: { type: 'end', config: {}, next: {} },
  },
};
const edgesOf = (outcome: string): string[] => [
  ...overlayOf(attemptsOf([entry('identify', 'settled', 0, { outcome, to: 'open' })]), flow).takenEdges,
];

it('marks the wire that was taken', () => {
  expect(edgesOf('unknown')).toEqual(['identify:unknown']);
});

it('marks the wire of `done` for an outcome that has none of its own', () => {
  expect(edgesOf('matched')).toEqual(['identify:done']);
});
