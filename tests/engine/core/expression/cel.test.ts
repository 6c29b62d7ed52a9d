import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../../../engine/core/expression/cel.ts';
import { evaluate } from '../../../../engine/core/expression/expression.ts';
import { scope } from './cel-scope.ts';

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
    ['order.id', 'UNKNOWN_NAME'],
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
