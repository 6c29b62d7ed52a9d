import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { customWords } from '../../../../engine/core/check/custom-words.ts';
import { wordSchemaIssues } from '../../../../engine/core/check/schema-words.ts';
import { conditionSchema } from '../../../../engine/core/condition.ts';

const wordsOf = (schema: z.ZodType, value: unknown): string[] => {
  const { error } = schema.safeParse(value);
  return wordSchemaIssues(error?.issues ?? [], value).map(
    ({ path, words }) => `${path.join('.')}: ${words.en} ${words.ja}`,
  );
};

describe('what a schema finds is worded for people', () => {
  it.each<[z.ZodType, unknown, string]>([
    [z.strictObject({ a: z.string() }), {}, 'a: This is missing. Fill it in. 入力されていません。入力してください。'],
    [z.strictObject({ a: z.string() }), { a: 1 }, 'a: This must be a text, not a number. テキストを入力してください(現在は数値です)。'],
    [z.strictObject({ a: z.array(z.number()) }), { a: [1, 'x'] }, 'a.1: This must be a number, not a text. 数値を入力してください(現在はテキストです)。'],
    [z.strictObject({}), { b: 1 }, 'b: "b" is not known here. Remove it. 「b」は使えない項目です。削除してください。'],
    [z.string().min(1), '', ': This is empty. Fill it in. 入力されていません。入力してください。'],
    [z.string().max(2), 'abc', ': Use at most 2 characters. 2文字以内にしてください。'],
    [z.array(z.string()).min(1), [], ': Add at least 1. 1件以上追加してください。'],
    [z.number().max(5), 6, ': This must be at most 5. 5以下にしてください。'],
    [z.enum(['a', 'b']), 'c', ': This must be one of: a, b. 次のいずれかにしてください: a, b'],
    [z.string().or(z.number()), true, ': This has none of the forms that are possible here. ここで使える形式ではありません。'],
  ])('%#', (schema, value, expected) => {
    expect(wordsOf(schema, value)).toEqual([expected]);
  }); // prettier-ignore

  it('of a union, the form that comes closest is spoken of', () => {
    const [first] = wordsOf(conditionSchema, { all: [{ left: 'case.a', op: 'is' }] });
    expect(first).toMatch(/^all\.0\.op: This must be one of: eq, neq/);
  });
});

describe('sentences of the schemas themselves', () => {
  const steps = readdirSync('engine/steps', { recursive: true, encoding: 'utf8' });
  const sources = [
    ...steps.filter((name) => /(definition|fields)\.ts$/.test(name)).map((name) => `engine/steps/${name}`),
    ...['names', 'flow', 'form', 'condition'].map((name) => `engine/core/${name}.ts`),
  ];
  /** The last argument of a call, and what stands before it. */
  const lastArgument = /(.{0,300})'([A-Z][^'\n]*\.)',?\s*\)/gs;

  it('exist in Japanese too', () => {
    const found = new Set<string>();
    for (const path of sources)
      for (const [, before = '', english = ''] of readFileSync(path, 'utf8').matchAll(lastArgument))
        if (/(regex|refine|missing)\([^;]*$/.test(before) && !/words\([^)]*$/.test(before))
          found.add(english);
    expect(found.size).toBeGreaterThan(15);
    expect([...found].filter((english) => !Object.hasOwn(customWords, english))).toEqual([]);
  });
});
