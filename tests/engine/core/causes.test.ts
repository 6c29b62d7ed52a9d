import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loopOf, ownRun, recentCauses, type Cause } from '../../../engine/core/causes.ts';

const now = 10_000_000;
const minute = 60_000;
/** `a b c`: the oldest first, a minute apart; `*` marks what the one before it called. */
const chain = (text: string): Cause[] =>
  text
    .split(' ')
    .filter((word) => word !== '')
    .map((word, index, words) => ({
      flow: word.replace('*', ''),
      run: `run${index}`,
      at: now - (words.length - index) * minute,
      ...(word.includes('*') && { called: true as const }),
    }));

describe('flows that wake each other', () => {
  it.each([
    ['', 'a', undefined],
    ['a b', 'a', undefined],
    ['a b a b', 'a', undefined],
    ['a b a b a b', 'a', 'a b a'],
    ['a b c a b c a b c', 'a', 'a b c a'],
    ['a a a', 'a', 'a a'],
    ['x y a b a b a b', 'a', 'a b a'],
    ['a a a', 'b', undefined],
  ])('after %j, starting %s makes %j', (causes, flow, expected) => {
    expect(loopOf(chain(causes), flow, now)?.join(' ')).toBe(expected);
  });

  it('are let be when they do it slowly', () => {
    const slow = chain('a b a b a b').map((cause, index) => ({
      ...cause,
      at: now - (6 - index) * 3_600_000,
    }));
    expect(loopOf(slow, 'a', now)).toBeUndefined();
  });

  it('always come to an end, whoever wakes whom', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 13, maxLength: 60 }),
        (flows) => {
          let causes: Cause[] = [];
          const stopped = flows.some((flow, index) => {
            if (loopOf(causes, flow, now)) return true;
            causes = recentCauses([...causes, { flow, run: String(index), at: now }]);
            return false;
          });
          expect(stopped).toBe(true);
        },
      ),
    );
  });
});

describe('news of a flow’s own doing', () => {
  it.each([
    ['a', 'a', 'run0'],
    ['a b', 'a', undefined],
    ['a b*', 'a', 'run0'],
    ['a b* c*', 'a', 'run0'],
    ['a c b*', 'a', undefined],
    ['a b*', 'b', 'run1'],
  ])('after %j, for %s: %j', (causes, flow, run) => {
    expect(ownRun(chain(causes), flow)).toBe(run);
  });
});
