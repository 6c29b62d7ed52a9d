import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { celExpression, compileExpression } from '../../../../engine/core/expression/cel.ts';
import { compileConfig, evaluate } from '../../../../engine/core/expression/expression.ts';
import { plainFrame } from '../../../../engine/core/expression/frame.ts';
import { scope } from './cel-scope.ts';

describe('no evaluation takes long', () => {
  const quickly = (expression: string, within = scope as Record<string, unknown>): string => {
    const started = performance.now();
    const evaluated = evaluate(expression, within);
    expect(performance.now() - started).toBeLessThan(2000);
    return evaluated.ok ? 'ok' : evaluated.error.message;
  };
  it('lists of more than a thousand are not looped over', () => {
    expect(quickly('vars.large.exists(n, n == 5)')).toContain('at most 1,000');
    expect(quickly('(vars.list + vars.large).map(n, n)')).toContain('at most 1,000');
  });
  it('loops within loops spend one budget', () => {
    const list = Array.from({ length: 1000 }, (_, at) => at);
    expect(quickly('vars.list.map(a, vars.list.map(b, a * b))', { vars: { list } })).toContain('too long');
    expect(quickly('vars.list.map(a, a * 2)', { vars: { list } })).toBe('ok');
  });
  it('a pattern that would hang a backtracking search does not', () => {
    expect(quickly('case.text.matchesPattern("(a+)+$")', { case: { text: `${'a'.repeat(10_000)}!` } })).toBe(
      'ok',
    );
  });
  it.each([
    ['lists', (inner: unknown) => [inner]],
    ['records', (inner: unknown) => ({ a: inner })],
    ['later fields', (inner: unknown) => ({ z: 1, a: inner })],
  ])('data nested five thousand deep in %s fails, it does not overflow', (_name, wrap) => {
    let deep: unknown = 1;
    for (let depth = 0; depth < 5_000; depth += 1) deep = wrap(deep);
    const within = { case: deep, vars: {} };
    for (const expression of ['json(case)', 'eq(case, [case])', '[case] == [[case]]'])
      quickly(expression, within);
    expect(quickly('json(case)', within)).toContain('nested too deeply');
    // How much stack there is decides whether this can be written; it must answer either way.
    expect(typeof compileConfig({ it: '{{ case }}' }, []).render(within).ok).toBe('boolean');
  });
  it('each evaluation has a budget of its own', () => {
    const list = Array.from({ length: 900 }, (_, at) => at);
    for (let turn = 0; turn < 200; turn += 1)
      expect(evaluate('vars.list.all(n, n >= 0)', { vars: { list } }).ok).toBe(true);
  });
});

describe('laws', () => {
  const key = fc.constantFrom(
    'a',
    'b',
    'for',
    'in',
    'true',
    'x y',
    'list',
    'type',
    'length',
    '0',
    'あ',
    'toString',
  );
  const json = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, tie('leaf'), tie('list'), tie('record')),
    leaf: fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string()),
    list: fc.array(tie('value'), { maxLength: 3 }),
    record: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  })).value; // prettier-ignore
  const part = fc.oneof(
    fc.constantFrom('a', 'b', 'for', 'list', 'type', 'length', 'toString').map((name) => `.${name}`),
    fc.nat({ max: 3 }).map((at) => `[${at}]`),
    key.map((name) => `[${JSON.stringify(name)}]`),
  );
  const path = fc
    .tuple(fc.constantFrom('case', 'vars', 'steps', 'now', 'contact'), fc.array(part, { maxLength: 4 }))
    .map(([root, parts]) => root + parts.join(''));
  const world = fc.record({ case: json, vars: json, steps: json, now: json }, { requiredKeys: [] });

  it('a path reads the same with and without the expression library', () => {
    fc.assert(
      fc.property(path, world, (source, scope) => {
        const direct = compileExpression(source);
        expect(direct.path).toBeDefined();
        expect(direct.evaluate(scope, plainFrame)).toEqual(celExpression(source).evaluate(scope, plainFrame));
      }),
      { numRuns: 2000 },
    );
  });

  it('whatever is written and whatever there is to read, evaluating answers and never throws', () => {
    const token = fc.constantFrom('case', '.a', '[0]', '(', ')', '+', '/', '"', '1', ' ', 'in', '?', ':', '[', ']', '{', '}', '&&', 'map', ','); // prettier-ignore
    const source = fc.oneof(
      fc.string(),
      fc.array(token, { maxLength: 12 }).map((tokens) => tokens.join('')),
    );
    fc.assert(
      fc.property(source, world, (expression, scope) => {
        expect(typeof evaluate(expression, scope).ok).toBe('boolean');
      }),
      { numRuns: 2000 },
    );
  });
});
