import { expect, it } from 'vitest';
import { execute, scope, settled } from '../../support/step.ts';

const article = {
  id: 'article_1',
  slug: 'refund',
  title: 'Refunds',
  language: 'en',
  text: 'x'.repeat(5000),
  url: null,
  score: 0.5,
  words: ['refund'],
  attached: 2,
  dismissed: 0,
};
const found = { recommendArticles: { articles: [article], attachedId: null } };

it('looks for articles by what the customer wrote in the case', () => {
  const { asked, result } = execute('recommendArticles', {}, { desk: found });
  expect(asked[0]?.args[0]).toMatchObject({ caseId: 'case_1', limit: 3, onlyPublic: false, attach: false });
  expect(asked[0]?.args[0]).not.toHaveProperty('text');
  expect(asked[0]?.args[0]).not.toHaveProperty('language');
  expect(settled(result)).toMatchObject({
    outcome: 'done',
    output: { articles: [{ slug: 'refund', words: ['refund'] }], attachedId: null },
    why: [
      { text: 'article.fits', left: 'Refunds', result: 0.5 },
      { text: 'article.attached', result: 2 },
    ],
  });
});

it('keeps no more of a long text than a run should hold', () => {
  const { result } = execute('recommendArticles', {}, { desk: found });
  expect(settled(result).output).toMatchObject({ articles: [{ text: 'x'.repeat(4000) }] });
});

it('ends in “none” where nothing fits', () => {
  const desk = { recommendArticles: { articles: [], attachedId: null } };
  expect(settled(execute('recommendArticles', { text: 'Hello' }, { desk }).result).outcome).toBe('none');
});

it('needs no case for a text, but a case to attach to', () => {
  const without = { ...scope, case: null };
  const given = { desk: found, scope: without };
  const { asked } = execute('recommendArticles', { text: '{{message.text}}', language: 'ja' }, given);
  expect(asked[0]?.args[0]).toMatchObject({ text: 'もう充電できません', language: 'ja' });
  for (const config of [{}, { text: 'a', attach: true }])
    expect(settled(execute('recommendArticles', config, given).result).error?.code).toBe('NOT_FOUND');
});
