import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitOf,
  isDuplicate,
  likeness,
  rank,
  rarityOf,
  searchTerms,
  type Candidate,
} from '../../../../server/desk/knowledge/rules.ts';
import { termsOf } from '../../../../server/desk/knowledge/terms.ts';

const candidate = (id: string, part: Partial<Candidate> = {}): Candidate => ({
  id,
  language: 'en',
  fit: 0.5,
  words: ['refund'],
  attached: 0,
  dismissed: 0,
  ...part,
});
const ids = (candidates: Candidate[], language = 'en') => rank(candidates, language, 10).map(({ id }) => id);

describe('the rank of articles', () => {
  it('puts those in the language of the case first', () => {
    const all = [candidate('english', { fit: 0.9 }), candidate('japanese', { language: 'ja', fit: 0.2 })];
    expect(ids(all, 'ja')).toEqual(['japanese', 'english']);
    expect(ids(all, 'en')).toEqual(['english', 'japanese']);
  });
  it('lets one that was dismissed on three similar cases fall below another', () => {
    const other = candidate('other', { fit: 0.3 });
    expect(ids([candidate('best', { fit: 0.6 }), other])).toEqual(['best', 'other']);
    expect(ids([candidate('best', { fit: 0.6, dismissed: 3 }), other])).toEqual(['other', 'best']);
  });
  it('lets one that was attached on similar cases rise, even without a shared word', () => {
    const learned = candidate('learned', { fit: 0, words: [], attached: 5 });
    const [first] = rank([candidate('fits', { fit: 0.35 }), learned], 'en', 10);
    expect(first).toMatchObject({
      id: 'learned',
      why: [
        { code: 'language', language: 'en' },
        { code: 'attached', cases: 5 },
      ],
    });
  });
  it('leaves out what does not fit', () => {
    expect(ids([candidate('nothing', { fit: 0, words: [] })])).toEqual([]);
  });
  it('rises with each attachment, falls with each dismissal and stays between 0 and 1', () => {
    const score = (part: Partial<Candidate>) => rank([candidate('a', part)], 'en', 1)[0]?.score ?? 0;
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(50),
        fc.nat(50),
        (fit, attached, dismissed) => {
          const now = score({ fit, attached, dismissed });
          expect(now).toBeGreaterThanOrEqual(0);
          expect(now).toBeLessThanOrEqual(1);
          expect(score({ fit, attached: attached + 1, dismissed })).toBeGreaterThanOrEqual(now);
          expect(score({ fit, attached, dismissed: dismissed + 1 })).toBeLessThanOrEqual(now);
        },
      ),
    );
  });
});

describe('how well an article fits', () => {
  const article = (title: string, body = '', keywords = '') => ({
    title: new Set(termsOf(title).places.keys()),
    keywords: new Set(termsOf(keywords).places.keys()),
    body: new Set(termsOf(body).places.keys()),
  });
  const fit = (text: string, to: ReturnType<typeof article>) => fitOf(termsOf(text), to, () => 1);

  it('counts a keyword more than the title, and the title more than the text', () => {
    const text = 'the refund';
    const byField = [
      article('a', '', 'refund'),
      article('refund'),
      article('a', 'refund money card bank'),
    ].map((each) => fit(text, each).fit);
    expect(byField).toEqual([...byField].sort((a, b) => b - a));
    expect(byField[2]).toBe(0);
  });
  it('says by which words', () => {
    expect(fit('二重に請求された', article('二重請求')).words).toEqual(['二重', '請求']);
  });
  it('is nothing where a long text has one word in common, even a keyword', () => {
    const invoices = article('Copies of invoices', 'Download it in your account', 'invoice');
    const text = 'The parcel with the toaster never arrived, the courier lost it. Invoice enclosed.';
    expect(fit(text, invoices)).toEqual({ fit: 0, words: [] });
    expect(fit('an invoice please', invoices).fit).toBeGreaterThan(0);
    expect(fit(`${text} I cannot open my account.`, invoices).words).toEqual(['invoice', 'account']);
  });
  it('is nothing for a text that says nothing', () => {
    expect(fit('Hello, can you help me please?', article('Please help'))).toEqual({ fit: 0, words: [] });
  });
});

describe('likeness', () => {
  const alike = (a: string, b: string) => likeness(termsOf(a), termsOf(b), () => 1);
  it('is 1 for the same words and 0 for none', () => {
    expect(alike('The fridge is warm', 'warm fridge')).toBe(1);
    expect(alike('The fridge is warm', '冷蔵庫がぬるい')).toBe(0);
  });
  it('does not depend on who is compared with whom', () => {
    fc.assert(
      fc.property(fc.lorem(), fc.lorem(), (a, b) => {
        expect(alike(a, b)).toBe(alike(b, a));
      }),
    );
  });
});

describe('a probable duplicate', () => {
  const day = 86_400_000;
  it.each([
    ['says all but the same', { score: 0.9, isSameCustomer: false, apart: 90 * day }, true],
    [
      'is much alike and from the same customer in a week',
      { score: 0.5, isSameCustomer: true, apart: 2 * day },
      true,
    ],
    ['is not one a month later', { score: 0.5, isSameCustomer: true, apart: -30 * day }, false],
    ['is not one of another customer', { score: 0.5, isSameCustomer: false, apart: day }, false],
  ])('%s', (_, pair, expected) => {
    expect(isDuplicate(pair)).toBe(expected);
  });
});

describe('a search', () => {
  it('reads no more of the index than it may, the rarest terms first', () => {
    const found = [
      { term: 'order', found: 900 },
      { term: 'e21', found: 3 },
      { term: 'unknown', found: 0 },
      { term: 'filter', found: 200 },
    ];
    expect(searchTerms(found, 1000).map(({ term }) => term)).toEqual(['e21', 'filter']);
  });
  it('takes what stands in one text for rarer than what stands in all', () => {
    expect(rarityOf(1, 100)).toBe(1);
    expect(rarityOf(100, 100)).toBeLessThan(0.2);
    expect(rarityOf(0, 0)).toBe(1);
  });
});
