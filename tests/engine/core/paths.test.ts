import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFlow } from '../../../engine/core/check/check.ts';
import { coverage, coveringPaths, type Taken } from '../../../engine/core/paths.ts';
import { compileFlow, type Program } from '../../../engine/core/program.ts';
import { catalogue } from '../../../engine/steps/definitions.ts';

const text = { en: 'x', ja: 'x' };
const programOf = (document: unknown): Program => {
  const { flow, issues } = checkFlow(document, catalogue);
  if (!flow) throw new Error(JSON.stringify(issues));
  return compileFlow(flow, 1, catalogue);
};
const flow = (steps: Record<string, unknown>): Program =>
  programOf({ format: 1, key: 'f', title: text, trigger: { type: 'manual' }, start: 'ask', steps });
const end = { type: 'end', config: { outcome: 'done' } };
const decision = (next: Record<string, string>) => ({
  type: 'decision',
  config: {
    outcomes: [{ key: 'yes', label: text, when: { left: 'case.priority', op: 'eq', right: 'never' } }],
  },
  next,
});
const written = (paths: Taken[][]): string[] =>
  paths.map((path) => path.map(({ stepId, outcome }) => `${stepId}:${outcome}`).join(' ')).toSorted();

describe('paths through a flow', () => {
  it('take both sides of every decision, whatever its condition says', () => {
    const program = flow({ ask: decision({ yes: 'over', otherwise: 'over' }), over: end });
    expect(written(coveringPaths(program))).toEqual(['ask:otherwise', 'ask:yes']);
  });

  it('take a step that leads back and still come to an end', () => {
    const wait = {
      type: 'wait',
      config: { for: 'duration', duration: { minutes: 1 } },
      next: { done: 'ask' },
    };
    const program = flow({ ask: decision({ yes: 'again', otherwise: 'over' }), again: wait, over: end });
    expect(written(coveringPaths(program))).toEqual(['ask:yes again:done ask:otherwise']);
  });

  it('take the body of a loop and the way past it', () => {
    const program = flow({
      ask: { type: 'loop', config: { list: [1] }, next: { each: 'one', done: 'over', error: 'over' } },
      one: decision({ yes: 'ask', otherwise: 'over' }),
      over: end,
    });
    expect(written(coveringPaths(program))).toEqual([
      'ask:each one:otherwise',
      'ask:each one:yes ask:done',
      'ask:error',
    ]);
  });

  it('take the branches of a parallel step', () => {
    const branch = (key: string) => ({ key, label: text });
    const program = flow({
      ask: {
        type: 'parallel',
        config: { branches: [branch('a'), branch('b')] },
        next: { a: 'one', b: 'two', done: 'over' },
      },
      one: decision({ yes: 'over', otherwise: 'over' }),
      two: decision({ yes: 'over', otherwise: 'over' }),
      over: end,
    });
    const taken = new Set(written(coveringPaths(program)).flatMap((path) => path.split(' ')));
    expect([...taken].toSorted()).toEqual(['one:otherwise', 'one:yes', 'two:otherwise', 'two:yes']);
  });
});

describe('coverage', () => {
  const program = flow({ ask: decision({ yes: 'over', otherwise: 'over' }), over: end });
  it('names the outcomes no run has taken', () => {
    expect(coverage(program, [[{ stepId: 'ask', outcome: 'yes' }]])).toEqual({
      total: 2,
      covered: 1,
      missing: [{ stepId: 'ask', outcome: 'otherwise' }],
    });
  });
});

describe('every flow that comes with the product', () => {
  it.each(
    readdirSync('flows', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name),
  )('%s is covered whole by its covering paths', (name) => {
    const program = programOf(JSON.parse(readFileSync(`flows/${name}/flow.json`, 'utf8')));
    const paths = coveringPaths(program);
    expect(paths.length).toBeGreaterThan(0);
    expect(coverage(program, paths).missing).toEqual([]);
  });
});
