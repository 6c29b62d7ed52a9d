import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { celExpression, compileExpression } from '../../../../engine/core/expression/cel.ts';
import { compileConfig, evaluate } from '../../../../engine/core/expression/expression.ts';
import { plainFrame } from '../../../../engine/core/expression/frame.ts';

const scope = {
  case: {
    number: 'C-1',
    amount: 2.5,
    count: 3,
    zero: 0,
    tags: ['vip', 'late'],
    empty: null,
    list: 1,
    type: 'x',
    'x y': 2,
    subject: 'ﾛｸﾞｲﾝできない',
    lines: [{ items: [1, 2] }, { items: [3] }],
    createdAt: '2026-06-01T01:00:00.000Z',
  },
  contact: null,
  vars: { at: 1, list: [1, 2, 3], large: Array.from({ length: 1001 }, (_, at) => at) },
  now: '2026-06-01T02:00:00.000Z',
};
const valueOf = (expression: string): unknown => {
  const evaluated = evaluate(expression, scope);
  return evaluated.ok ? evaluated.value : `failed: ${evaluated.error.message}`;
};

describe('what expressions mean', () => {
  // A newer version of the library must not change any of these silently.
  it.each([
    ['1 + 2 * 3', 7],
    ['10 / 4', 2],
    ['10.0 / 4', 2.5],
    ['-7 / 2', -3],
    ['-7 % 3', -1],
    ['case.amount * 2', 5],
    ['2 * case.count', 6],
    ['case.count - 0.5', 2.5],
    ['case.count / 2', 1.5],
    ['case.count % 2', 1],
    ['7 - case.count', 4],
    ['case.count == 3', true],
    ['3 == case.count', true],
    ['case.count != 3', false],
    ['case.count > 2.5 && case.count <= 3', true],
    ['case.number == "C-1"', true],
    ['case.number == "c-1"', false],
    ['case.number + "!"', 'C-1!'],
    ['"a" < "b"', true],
    ['!(case.amount > 3.0) || false', true],
    ['case.count > 2 ? "many" : "few"', 'many'],
    ['case.empty == null', true],
    ['case.empty == "x"', false],
    ['case.tags[0]', 'vip'],
    ['case.tags[vars.at]', 'late'],
    ['case["x y"]', 2],
    ['case.list', 1],
    ['case.type', 'x'],
    ['size(case.tags)', 2],
    ['case.tags.size()', 2],
    ['size("日本")', 2],
    ['"vip" in case.tags', true],
    ['"count" in case', true],
    ['has(case.number)', true],
    ['has(case.reason)', false],
    ['case.?reason.orValue("none")', 'none'],
    ['contact.?account.?tier.orValue("standard")', 'standard'],
    ['case.tags.exists(t, t == "vip")', true],
    ['case.tags.all(t, size(t) > 3)', false],
    ['case.tags.exists_one(t, t == "vip")', true],
    ['case.tags.filter(t, t != "vip")', ['late']],
    ['case.tags.map(t, t + "!")', ['vip!', 'late!']],
    ['case.lines.map(l, l.items.map(i, i + 1))', [[2, 3], [4]]],
    ['vars.list.map(n, {"n": n, "even": n % 2 == 0})', [{ n: 1, even: false }, { n: 2, even: true }, { n: 3, even: false }]],
    ['[1, "a", true, null]', [1, 'a', true, null]],
    ['"Hello".contains("ell")', true],
    ['"Hello".startsWith("He") && "Hello".endsWith("lo")', true],
    ['"a,b".split(",")', ['a', 'b']],
    ['case.tags.join("/")', 'vip/late'],
    ['" x ".trim().upperAscii()', 'X'],
    ['"Hello".substring(1, 3)', 'el'],
    ['string(case.count) + " pieces"', '3 pieces'],
    ['int("42") + 1', 43],
    ['int(case.amount)', 2],
    ['double("1.5") * 2', 3],
    ['timestamp(case.createdAt)', '2026-06-01T01:00:00.000Z'],
    ['timestamp(now) - timestamp(case.createdAt) == duration("1h")', true],
    ['timestamp(now) - duration("30m") > timestamp(case.createdAt)', true],
    ['timestamp(now).getDayOfWeek()', 1],
    ['timestamp(now).getHours("Asia/Tokyo")', 11],
    ['fold(case.subject)', 'ログインできない'],
    ['fold(case.subject).contains(fold("ﾛｸﾞｲﾝ"))', true],
    ['case.number.matchesPattern("^C-[0-9]+$")', true],
    ['truncate(case.number, 2)', 'C…'],
    ['eq(case.?number, "ｃ-1")', true],
    ['isEmpty(contact.?name)', true],
    [`"\\u3042" + 'い' + r"\\d"`, 'あい\\d'],
    ['1e-10 / 2', 5e-11],
    ['-case.amount', -2.5],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('%s', (expression, expected) => {
    expect(valueOf(expression)).toEqual(expected);
  }); // prettier-ignore
});

describe('what fails, fails with a reason', () => {
  it.each([
    ['1 / 0', 'by zero'],
    ['case.count / case.zero > 5.0', 'by zero'],
    ['case.count % case.zero', 'by zero'],
    ['case.tags / 2', 'no number'],
    ['case.reason', 'not there'],
    ['case.reason == "x"', 'not there'],
    ['contact.name', 'not there'],
    ['case.tags[7]', 'not there'],
    ['case.number + 1', '"+" does not work with a text and a number.'],
    ['case.count && true', 'got a number'],
    ['case.number > 5', '">" does not work with a text and a number.'],
    ['duration("1h")', 'no text, number'],
    ['9223372036854775807', 'too large'],
    ['int("x")', 'int'],
    ['case.tags + 1', 'a list and a number'],
    ['timestamp(now) + 1', 'a timestamp and a number'],
    ['date("yesterday")', 'no time'],
    ['"a".matchesPattern("(")', 'no valid pattern'],
  ])('%s', (expression, why) => {
    expect(valueOf(expression)).toMatch(/^failed: The expression ".*" cannot be worked out\./s);
    expect(valueOf(expression)).toContain(why);
  });
});

describe('what is not allowed does not even compile', () => {
  const problemsOf = (expression: string): string[] =>
    compileExpression(expression).problems.map(({ code }) => code);
  it.each([
    ['"a".matches("(a+)+$")', 'NOT_ALLOWED'],
    ['case.constructor', 'NOT_ALLOWED'],
    ['case.__proto__.x', 'NOT_ALLOWED'],
    ['case["__proto__"]', 'NOT_ALLOWED'],
    ['case.?prototype', 'NOT_ALLOWED'],
    ['case.tags.map(t, t.constructor)', 'NOT_ALLOWED'],
    ['{"constructor": 1}', 'NOT_ALLOWED'],
    ['cel.bind(x, 1, x)', 'NOT_ALLOWED'],
    ['type(1)', 'NOT_ALLOWED'],
    ['dyn(1)', 'NOT_ALLOWED'],
    ['bounded([1])', 'NOT_ALLOWED'],
    ['divide(1, 0)', 'NOT_ALLOWED'],
    ['b"bytes"', 'NOT_ALLOWED'],
    ['1u', 'NOT_ALLOWED'],
    ['[1].map(a, [1].map(b, [1].map(c, c)))', 'NOT_ALLOWED'],
    ['ticket.id', 'UNKNOWN_NAME'],
    ['window', 'UNKNOWN_NAME'],
    ['process.exit(1)', 'UNKNOWN_NAME'],
    ['toString', 'UNKNOWN_NAME'],
    ['"a" + 1', 'TYPE'],
    ['"a" < 1', 'TYPE'],
    ['1 +', 'SYNTAX'],
    ['', 'SYNTAX'],
    ['() => 1', 'SYNTAX'],
    ['`${1}`', 'SYNTAX'],
    ['a = 1', 'SYNTAX'],
    [`"${'x'.repeat(2000)}"`, 'TOO_LARGE'],
    [Array.from({ length: 300 }, () => '1').join('+'), 'SYNTAX'],
    ['('.repeat(500) + '1' + ')'.repeat(500), 'SYNTAX'],
  ])('%s', (expression, code) => {
    expect(problemsOf(expression)).toContain(code);
    expect(evaluate(expression, scope).ok).toBe(false);
  });

  it('a whole-number division is only pointed out', () => {
    expect(problemsOf('10 / 4')).toEqual(['INTEGER_DIVISION']);
    expect(problemsOf('case.count / 4')).toEqual([]);
  });
});

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
