import { expect, it } from 'vitest';
import { compileFlow } from '../../../engine/core/program.ts';
import { completeStep, openAdvance, openStart } from '../../../engine/core/transition.ts';
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

it('a wait whose time is up in the same look in which another one ends is told again', () => {
  const soon = { left: 'vars.count', op: 'gte', right: 2 };
  const both = tinyFlow({
    p: [
      'parallel',
      { done: 'z', a: 'a', b: 'b' },
      { join: 'all', branches: ['a', 'b'].map((key) => ({ key, label: { en: key, ja: key } })) },
    ],
    a: ['wait', { done: 'z', error: 'z' }, { for: 'condition', condition }],
    b: [
      'wait',
      { done: 'z', error: 'z', timeout: 'z' },
      { for: 'condition', condition: soon, timeout: { minutes: 1 } },
    ],
    z: ['end', {}],
  });
  const program = compileFlow({ ...both, variables: [] }, 1, { get: (type) => types.get(type) });
  const started = openStart(program, { input: {}, vars: { count: 0 }, refs: {} }, moment);
  const due = moment.now + 60_000;
  for (const token of ['a.1', 'b.1'])
    completeStep(started, token, { rest: { waitingFor: 'event', events: [], expiresAt: due, output: {} } });
  const later = openAdvance(
    program,
    started.state,
    { type: 'signalled', token: 'b.1', signal: { type: 'timeout' } },
    { ...moment, now: due },
  );
  if ('refused' in later) throw new Error(later.refused);
  expect(later.history.map(({ token, kind }) => `${token} ${kind}`)).toContain('a.1 settled');
  expect(later.state.positions.map(({ token }) => token)).toEqual(['b.1']);
  expect(later.effects).toContainEqual(expect.objectContaining({ type: 'rest', token: 'b.1' }));
});
