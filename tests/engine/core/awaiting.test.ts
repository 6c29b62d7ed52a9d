import { expect, it } from 'vitest';
import { compileFlow } from '../../../engine/core/program.ts';
import { completeStep, openStart } from '../../../engine/core/transition.ts';
import type { StepResult } from '../../../engine/core/step.ts';
import { definitionsByType } from '../../../engine/steps/definitions.ts';
import { moment, tinyFlow } from '../../support/flow.ts';

const condition = { left: 'now', op: 'gte', right: new Date(moment.now + 60_000).toISOString() };
const flow = tinyFlow({
  w: ['wait', { done: 'z', error: 'z' }, { for: 'condition', condition }],
  z: ['end', {}],
});
const types = new Map(Object.entries(definitionsByType));
const program = compileFlow(flow, 1, { get: (type) => types.get(type) });

function waiting(result: StepResult): string {
  const advance = openStart(program, { input: {}, vars: {}, refs: {} }, moment);
  completeStep(advance, 'w.1', result);
  return JSON.stringify(advance.state);
}

it('a wait whose clock is set is the same text, whether its step said nothing of a clock or the journal did', () => {
  const result: StepResult = { rest: { waitingFor: 'event', events: [], expiresAt: undefined, output: {} } };
  const read = JSON.parse(JSON.stringify(result)) as StepResult;
  expect(waiting(result)).toContain('"expiresAt"');
  expect(waiting(result)).toBe(waiting(read));
});
