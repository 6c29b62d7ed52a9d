import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actionFor,
  compare,
  isAudited,
  mondayOf,
  psi,
  stepsDown,
  type Judged,
} from '../../../../server/desk/models/rules.ts';

const sure: Judged = {
  label: 'billing',
  confidence: 0.95,
  isKnown: true,
  source: 'model',
  gates: { automatable: ['billing'], hundredthAt: 0.92 },
  isJudged: false,
};
const thresholds = { mode: 'automate', selectAt: 0.6, automateAt: 0.9 } as const;

describe('what an answer may do', () => {
  it.each([
    ['saves what is very sure', {}, {}, 'automated'],
    ['only chooses between the thresholds', { confidence: 0.8 }, {}, 'selected'],
    ['suggests below them', { confidence: 0.5 }, {}, 'suggested'],
    ['only chooses in the mode select', {}, { mode: 'select' }, 'selected'],
    ['only suggests in the mode recommend', {}, { mode: 'recommend' }, 'suggested'],
    ['says nothing of what is like nothing seen', { isKnown: false }, {}, 'unknown'],
    ['only suggests by descriptions', { source: 'descriptions', gates: undefined }, {}, 'suggested'],
    [
      'only chooses a label with few cases',
      { gates: { automatable: [], hundredthAt: 0.92 } },
      {},
      'selected',
    ],
    ['only chooses above where held-out cases speak', {}, { automateAt: 0.93 }, 'selected'],
    [
      'only chooses with fewer than a hundred of them',
      { gates: { automatable: ['billing'], hundredthAt: null } },
      {},
      'selected',
    ],
    ['only chooses where an agent has spoken', { isJudged: true }, {}, 'selected'],
  ] as const)('%s', (_, answer, set, action) => {
    expect(actionFor({ ...sure, ...answer } as Judged, { ...thresholds, ...set })[0]).toBe(action);
  });

  it('law: more confidence never does less', () => {
    const order = ['unknown', 'suggested', 'selected', 'automated'];
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, share, (a, b, c, d) => {
        const [selectAt = 0, automateAt = 0] = [a, b].toSorted((x, y) => x - y);
        const [low = 0, high = 0] = [c, d].toSorted((x, y) => x - y);
        const set = { mode: 'automate', selectAt, automateAt } as const;
        const rank = (confidence: number) => order.indexOf(actionFor({ ...sure, confidence }, set)[0]);
        expect(rank(low)).toBeLessThanOrEqual(rank(high));
      }),
    );
  });
});

describe('automation steps down', () => {
  it.each([
    ['not while nothing is known', [0, 0, 0, 0], false],
    ['not for bad luck', [20, 2, 0, 0], false],
    ['when corrections say so', [100, 12, 0, 0], true],
    ['when checks say so, though nobody corrects', [1000, 3, 40, 33], true],
    ['not while it keeps what it promised', [1000, 40, 40, 39], false],
  ] as const)('%s', (_, [settled, overridden, audited, auditedRight], isDown) => {
    const tally = { settled, overridden, audited, auditedRight };
    expect(stepsDown(tally, 0.95) !== undefined).toBe(isDown);
  });
});

it.each([
  ['few cases', { n: 40, onlyNew: 9, onlyLive: 0 }, 'tooFew'],
  ['the same', { n: 400, onlyNew: 5, onlyLive: 5 }, 'notWorse'],
  ['a little better', { n: 400, onlyNew: 8, onlyLive: 5 }, 'notWorse'],
  ['surely better', { n: 400, onlyNew: 30, onlyLive: 5 }, 'better'],
  ['worse', { n: 400, onlyNew: 4, onlyLive: 5 }, 'worse'],
] as const)('of two models, %s', (_, { n, onlyNew, onlyLive }, verdict) => {
  expect(compare({ n, newRight: onlyNew, liveRight: onlyLive, onlyNew, onlyLive })).toBe(verdict);
});

it('a mix is as far from itself as nothing, and further the more it shifts', () => {
  const mix = { a: 0.6, b: 0.4 };
  expect(psi(mix, { a: 60, b: 40 })).toBeCloseTo(0);
  expect(psi(mix, { a: 50, b: 50 })).toBeLessThan(0.2);
  expect(psi(mix, { a: 20, b: 80 })).toBeGreaterThan(0.2);
  expect(psi(mix, { c: 10 })).toBeGreaterThan(1);
});

it('two of a hundred are drawn for a check, the same each time', () => {
  const ids = Array.from({ length: 20_000 }, (_, at) => `prediction_${at}`);
  const drawn = ids.filter(isAudited);
  expect(drawn.length / ids.length).toBeGreaterThan(0.015);
  expect(drawn.length / ids.length).toBeLessThan(0.025);
  expect(drawn).toEqual(ids.filter(isAudited));
});

it('a week begins on Monday', () => {
  for (const day of ['2026-11-23', '2026-11-26', '2026-11-29'])
    expect(new Date(mondayOf(Date.parse(`${day}T12:00:00Z`))).toISOString().slice(0, 10)).toBe('2026-11-23');
});
