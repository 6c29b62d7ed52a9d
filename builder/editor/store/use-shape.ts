import { useState } from 'react';
import { catalogue, type Flow, type Step } from '../../../engine/browser.ts';
import { drawnOutcomes } from '../document/outcomes.ts';

/**
 * The flow as it was when its shape last changed: which steps there are, how they are wired and what they may read
 * of each other. Typing a text changes the flow but not its shape, so what depends on the shape alone stays.
 */
export function useShape(flow: Flow): Flow {
  const [shape, setShape] = useState(flow);
  if (shape === flow || hasSameShape(shape, flow)) return shape;
  setShape(flow);
  return flow;
}

export function hasSameShape(one: Flow, other: Flow): boolean {
  if (one.start !== other.start || one.layout !== other.layout || one.variables !== other.variables)
    return false;
  const ids = Object.keys(one.steps);
  const others = Object.keys(other.steps);
  // The order of steps decides where those stand that nothing leads to.
  return (
    ids.length === others.length &&
    ids.every((id, index) => id === others[index] && isDrawnSame(one.steps[id]!, other.steps[id]!))
  );
}

function isDrawnSame(one: Step, other: Step): boolean {
  if (one === other) return true;
  if (one.type !== other.type) return false;
  const [before, after] = [drawnOutcomes(one, catalogue), drawnOutcomes(other, catalogue)];
  return (
    before.length === after.length &&
    before.every(({ id, kind, to, isOpen }, index) => {
      const next = after[index]!;
      return id === next.id && kind === next.kind && to === next.to && isOpen === next.isOpen;
    })
  );
}
