import { describe, expect, it } from 'vitest';
import { maxRulesets, rulesetBodySchema } from '../../../../server/contract/classification.ts';
import { createClassification } from '../../../../server/desk/classification/index.ts';
import { must } from '../../../support/case-desk.ts';
import { openTestDesk } from '../../../support/store.ts';

const title = { en: 'Topic', ja: '話題' };
const topic = rulesetBodySchema.parse({
  title,
  rules: [
    { any: ['請求', '二重', 'charged'], outputs: { topic: 'billing' }, label: { en: 'Billing', ja: '請求' } },
    { any: ['ログイン', 'log in', 'アプリ'], outputs: { topic: 'app' } },
  ],
});

function open() {
  const { store, context } = openTestDesk();
  const classifier = createClassification(context);
  return {
    store,
    classifier,
    save: (key: string, body = topic) => store.write(() => classifier.save(key, body)),
  };
}

describe('rulesets', () => {
  it('are read as they were last saved', async () => {
    const { store, classifier, save } = open();
    await save('topic');
    expect(must(await store.read(() => classifier.rulesets(['topic'])))[0]?.rules).toHaveLength(2);
    await save('topic', { title, rules: [] });
    expect(must(await store.read(() => classifier.rulesets(['topic'])))[0]?.rules).toHaveLength(0);
  });
  it('that do not exist are named', async () => {
    const { store, classifier } = open();
    expect(await store.read(() => classifier.rulesets(['topic']))).toMatchObject({
      fault: { code: 'UNKNOWN_RULESET', message: expect.stringContaining('"topic"') as string },
    });
  });
  it('are ten at most', async () => {
    const { store, classifier, save } = open();
    for (let i = 0; i < maxRulesets; i += 1) must(await save(`set-${i}`));
    expect(await save('one-more')).toMatchObject({ code: 'conflict' });
    must(await save('set-0', { title, rules: [] }));
    expect(await store.read(() => classifier.list())).toHaveLength(maxRulesets);
  });
  it('are not saved over an unseen version', async () => {
    const { store, classifier, save } = open();
    must(await save('topic'));
    expect(await store.write(() => classifier.save('topic', topic, 7))).toMatchObject({
      code: 'preconditionFailed',
    });
  });
  it.each([
    ['a rule without outputs', { any: ['a'], outputs: {} }],
    ['a rule with six outputs', { any: ['a'], outputs: { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 } }],
    ['a prototype name as output', JSON.parse('{"any":["a"],"outputs":{"__proto__":"x"}}') as object],
    ['constructor as output', { any: ['a'], outputs: { constructor: 'x' } }],
    ['an unknown part', { any: ['a'], outputs: { a: 1 }, regex: '.*' }],
  ])('refuse %s', (_, rule) => {
    expect(rulesetBodySchema.safeParse({ title, rules: [rule] }).success).toBe(false);
  });
  it('have a hundred rules at most', () => {
    const rules = Array.from({ length: 101 }, () => ({ any: ['a'], outputs: { a: 1 } }));
    expect(rulesetBodySchema.safeParse({ title, rules }).success).toBe(false);
  });
});

describe('a preview', () => {
  it('says which rule matched and because of which words', async () => {
    const { store, classifier, save } = open();
    await save('topic');
    await save(
      'urgency',
      rulesetBodySchema.parse({ title, rules: [{ any: ['至急'], outputs: { urgent: true } }] }),
    );
    expect(must(await store.read(() => classifier.preview('請求書をアプリで見たい')))).toEqual({
      matches: [
        {
          ruleset: 'topic',
          rule: 1,
          label: { en: 'Billing', ja: '請求' },
          words: ['請求'],
          outputs: { topic: 'billing' },
        },
        { ruleset: 'urgency', rule: null, label: null, words: [], outputs: {} },
      ],
      outputs: { topic: 'billing' },
    });
  });
  it('gives each ruleset its own words, however much the one before it had to say', async () => {
    const { store, classifier, save } = open();
    await save('lost', rulesetBodySchema.parse({ title, rules: [{ any: ['nothing'], outputs: { a: 1 } }] }));
    await save('topic');
    const { matches } = must(await store.read(() => classifier.preview('請求書をアプリで見たい')));
    expect(matches.map(({ ruleset, words }) => [ruleset, words])).toEqual([
      ['lost', []],
      ['topic', ['請求']],
    ]);
  });
  it('of unknown rulesets is refused', async () => {
    const { store, classifier } = open();
    expect(await store.read(() => classifier.preview('a', ['nope']))).toMatchObject({ code: 'invalid' });
  });
});
