import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFlow, wordIssue } from '../../../../engine/core/check/check.ts';
import { catalogue } from '../../../../engine/steps/definitions.ts';
import { codesOf, decision, end, flow, setLimit } from './flows.ts';

describe('all faults are listed', () => {
  it('also when the document does not have the right shape', () => {
    const document = flow(
      {
        ask: { type: 'teleport', config: {}, next: { done: 'gone' } },
        bad: {
          type: 'setVariables',
          config: { set: [{ name: 'limit', value: '{{ vars.nope }}' }] },
          next: { done: 7 },
        },
      },
      { start: undefined, format: 2 },
    );
    const codes = codesOf(document);
    for (const code of ['INVALID_DOCUMENT format', 'MISSING_START start', 'UNKNOWN_STEP_TYPE steps.ask.type', 'DANGLING_TARGET steps.ask.next.done', 'INVALID_DOCUMENT steps.bad.next.done', 'UNDEFINED_VARIABLE steps.bad.config.set.0.value'])
      expect(codes).toContain(code); // prettier-ignore
  });

  it('names the step each belongs to', () => {
    const { issues } = checkFlow(flow({ lost: { type: 'teleport' } }), catalogue);
    expect(issues.map(({ stepId }) => stepId)).toEqual(['lost', 'lost']);
  });
});

describe('wording', () => {
  it('is complete in both languages: no placeholder is left', () => {
    const document = flow({
      ask: decision({ left: 'vars.x', op: 'eq', right: '{{ 1 + }}' }, { maybe: 'gone' }),
    });
    const { issues } = checkFlow(document, catalogue);
    expect(issues.length).toBeGreaterThan(4);
    for (const issue of issues) {
      expect(wordIssue(issue, 'en')).toBe(issue.message);
      expect(wordIssue(issue, 'en')).not.toMatch(/\{[A-Za-z]+\}/);
      expect(wordIssue(issue, 'ja')).not.toMatch(/\{[A-Za-z]+\}/);
      expect(wordIssue(issue, 'ja')).toMatch(/[ぁ-ん]/);
    }
  });

  it('leaves issues of other rooms as they are', () => {
    expect(wordIssue({ code: 'toString', message: 'As it was.' }, 'ja')).toBe('As it was.');
  });
});

describe('laws', () => {
  it('whatever JSON comes, the check answers and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(Array.isArray(checkFlow(value, catalogue).issues)).toBe(true);
      }),
    );
  });

  it('whatever stands in the place of a part, the check answers and never throws', () => {
    const places = ['title', 'trigger', 'settings', 'variables', 'start', 'steps', 'layout'];
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
        expect(checkFlow(flow({}, { [place]: value }), catalogue).issues).toBeDefined();
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom('type', 'config', 'next', 'title'), fc.jsonValue(), (part, value) => {
        const step = { ...decision({ cel: 'true' }, { done: 'over' }), [part]: value };
        expect(checkFlow(flow({ ask: step }), catalogue).issues).toBeDefined();
      }),
    );
  });

  it('five hundred steps are no more than one', () => {
    const chain = Array.from({ length: 498 }, (_, at) => [
      `s${at}`,
      setLimit('{{ vars.limit + 1 }}', { done: at === 497 ? 'over' : `s${at + 1}` }),
    ]);
    const document = flow({ ask: setLimit(1, { done: 's0' }), ...Object.fromEntries(chain) });
    expect(checkFlow(document, catalogue).issues).toEqual([]);
  });

  it('a document nested ten thousand deep is refused, not followed', () => {
    let config: unknown = 1;
    for (let depth = 0; depth < 10_000; depth += 1) config = [config];
    expect(codesOf(flow({ over: end({ outputs: config }) }))[0]).toMatch(/^TOO_DEEP steps\.over\.config/);
  });
});
