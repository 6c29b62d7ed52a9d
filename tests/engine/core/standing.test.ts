import fc from 'fast-check';
import { expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { createStandings } from '../../../engine/core/standing.ts';
import { tinyProgram } from '../../support/flow.ts';

const { machine } = tinyProgram({
  start: ['ask', { done: 'p', timeout: 'w' }],
  p: ['both', { a: 'x', b: 'q', done: 'w', error: 'w' }],
  x: ['work', { done: 'w' }],
  q: ['both', { a: 'y', b: 'v', done: 'w' }, { join: 'any' }],
  y: ['ask', { done: 'y', timeout: 'w' }],
  v: ['ask', { done: 'w' }],
  w: ['work', { done: 'start', error: 'z' }],
  z: ['end', {}],
});
const events = ['start', 'p', 'x', 'q', 'y', 'v', 'w'].flatMap((id) =>
  ['done', 'error', 'timeout'].map((outcome) => `${id}:${outcome}`),
);

it('leads every event where XState itself leads it, however the place was reached', () => {
  // One table for all runs of the test, as in the server: what one run filled, the next reads.
  const standings = createStandings(machine);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...events), { maxLength: 60 }), fc.boolean(), (list, isRestored) => {
      let snapshot = initialTransition(machine)[0];
      let standing = standings.enter();
      for (const type of list) {
        if (snapshot.status !== 'active') break;
        snapshot = transition(machine, snapshot, { type })[0];
        const from = isRestored ? standings.restore(JSON.parse(JSON.stringify(standing.value))) : standing;
        standing = standings.move(from, type);
        expect(standing.value).toEqual(snapshot.value);
        expect(standing.isDone).toBe(snapshot.status === 'done');
      }
    }),
  );
});
