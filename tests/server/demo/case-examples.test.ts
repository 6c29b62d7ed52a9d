import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { detectLanguage } from '../../../engine/classifier/language/index.ts';
import { caseTypeSchema, prioritySchema } from '../../../engine/records/cases.ts';
import { demoRulesets } from '../../../server/demo/rulesets.ts';

const exampleSchema = z.strictObject({
  text: z.string().min(1),
  subject: z.string().min(1).optional(),
  language: z.enum(['en', 'ja']),
  reason: z.string(),
  type: caseTypeSchema,
  priority: prioritySchema,
});
const file = new URL('../../../server/demo/case-examples.jsonl', import.meta.url);
const examples = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => exampleSchema.parse(JSON.parse(line)));

it('holds six hundred different texts, half of them Japanese', () => {
  expect(examples.length).toBeGreaterThanOrEqual(600);
  expect(new Set(examples.map(({ text }) => text)).size).toBe(examples.length);
  const japanese = examples.filter(({ language }) => language === 'ja').length;
  expect(Math.abs(japanese / examples.length - 0.5)).toBeLessThan(0.05);
});

it('has enough of each reason in both languages', () => {
  for (const language of ['en', 'ja']) {
    const reasons = examples.filter((example) => example.language === language).map(({ reason }) => reason);
    const counts = [...new Set(reasons)].map((reason) => reasons.filter((other) => other === reason).length);
    expect(counts).toHaveLength(10);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(25);
  }
});

it('calls reasons by the same words as the rules of the demo', () => {
  const reasons = new Set(examples.map(({ reason }) => reason));
  const ruled = Object.values(demoRulesets).flatMap(({ rules }) =>
    rules.map(({ outputs }) => outputs.reason),
  );
  for (const reason of ruled) if (typeof reason === 'string') expect(reasons).toContain(reason);
});

it('is written in the languages it says', () => {
  const enabled = ['en', 'ja', 'zh', 'ko', 'de', 'fr', 'es'];
  const wrong = examples.filter(
    ({ text, language }) => detectLanguage(text, { enabled }).language !== language,
  );
  expect(wrong.map(({ text }) => text)).toEqual([]);
});
