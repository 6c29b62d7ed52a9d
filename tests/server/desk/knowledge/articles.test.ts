import { describe, expect, it } from 'vitest';
import type { FoundArticle } from '../../../../engine/runtime/desk.ts';
import type { ArticleDetail, ArticleSummary, CaseArticles } from '../../../../server/contract/knowledge.ts';
import { caller, openHouse, type House } from '../../../support/house.ts';

const admin = caller('okada', { role: 'supervisor' });
const mori = caller('mori', { name: 'Mori' });

const write = (house: House, part: object) =>
  house.call('createArticle', admin, {
    body: {
      language: 'en',
      slug: 'kettle',
      title: 'The kettle leaks',
      body: '',
      keywords: [],
      status: 'published',
      visibility: 'internal',
      url: null,
      ...part,
    },
  }) as Promise<ArticleDetail>;
const articlesFor = (house: House, id: string) =>
  house.call('recommendArticles', mori, { params: { id } }) as Promise<CaseArticles>;
const titles = async (house: House, id: string) =>
  (await articlesFor(house, id)).recommended.map(({ article }) => article.title);
const mark = (
  house: House,
  how: 'attachArticle' | 'dismissArticle' | 'unmarkArticle',
  id: string,
  articleId: string,
) => house.call(how, mori, { params: { id, articleId } });

describe('an article', () => {
  it('is written once per short name and language, and changed on the version that was read', async () => {
    const house = await openHouse();
    const { article } = await write(house, {});
    expect(article).toMatchObject({ version: 1, updatedBy: 'okada', publishedAt: expect.any(String) });
    expect(await write(house, {})).toMatchObject({ code: 'conflict' });
    const { article: japanese } = await write(house, { language: 'ja', title: 'やかんの水漏れ' });
    const params = { id: article.id };
    const change = (body: object, ifMatch?: number) =>
      house.call('updateArticle', admin, { params, body, ifMatch });
    expect(await change({ title: 'The kettle drips' }, 7)).toMatchObject({ code: 'preconditionFailed' });
    expect(await change({ title: 'The kettle drips' }, 1)).toMatchObject({
      article: { title: 'The kettle drips', version: 2 },
      translations: [{ id: japanese.id, language: 'ja' }],
    });
  });

  it('gets a short name of its title where none is given, and one of its own', async () => {
    const house = await openHouse();
    const slugs = [];
    for (const title of ['The kettle: leaks!', 'The kettle: leaks!', 'やかんの水漏れ'])
      slugs.push((await write(house, { slug: undefined, title })).article.slug);
    expect(slugs).toEqual(['the-kettle-leaks', 'the-kettle-leaks-2', 'article']);
  });

  it('is seen by agents once it is published, and not any more when it is archived', async () => {
    const house = await openHouse();
    const { article } = await write(house, { status: 'draft' });
    const params = { id: article.id };
    const seen = async () => {
      const { items } = (await house.call('listArticles', mori, { query: { q: 'kettle' } })) as {
        items: ArticleSummary[];
      };
      return [items.length, await house.call('getArticle', mori, { params })];
    };
    expect(await seen()).toMatchObject([0, { code: 'notFound' }]);
    await house.call('updateArticle', admin, { params, body: { status: 'published' } });
    expect(await seen()).toMatchObject([1, { article: { title: 'The kettle leaks' } }]);
    await house.call('updateArticle', admin, { params, body: { status: 'archived' } });
    expect(await seen()).toMatchObject([0, { code: 'notFound' }]);
    expect(await house.call('listArticles', mori, { query: { status: 'archived' } })).toMatchObject({
      items: [],
    });
  });

  it('is found by other forms of its words, and by nothing else', async () => {
    const house = await openHouse();
    await write(house, { language: 'ja', slug: 'heater', title: '給湯器のエラー', body: 'リセットします。' });
    const search = async (q: string) => {
      const found = await house.call('searchArticles', mori, { query: { q } });
      return (found as { items: { article: ArticleSummary }[] }).items.map(({ article }) => article.title);
    };
    expect((await search('給湯器　エラー'))[0]).toBe('給湯器のエラー');
    expect((await search('charging twice'))[0]).toBe('A payment was charged twice');
    expect(await search('tax declaration')).toEqual([]);
  });
});

describe('the articles recommended for a case', () => {
  it('are those in its language first, with the words that fit', async () => {
    const house = await openHouse();
    const id = await house.openCase({ text: '二重に請求されています。注文4711をご確認ください。' });
    const [first] = (await articlesFor(house, id)).recommended;
    expect(first).toMatchObject({
      article: { language: 'ja', title: '二重に請求されたとき' },
      why: [
        { code: 'language', language: 'ja' },
        { code: 'words', words: expect.arrayContaining(['二重', '請求']) as string[] },
      ],
    });
    const mixed = await house.openCase({
      text: '更新してからエラー502が出ます。パスワードは正しいです。(login)',
    });
    const languages = (await articlesFor(house, mixed)).recommended.map(({ article }) => article.language);
    expect(languages).toEqual([...languages].sort().reverse());
    expect(new Set(languages)).toEqual(new Set(['ja', 'en']));
  });

  it.each(['What is the weather like today?', '今日の天気はどうですか', 'Hello', '👍'])(
    'are none where nothing fits: %s',
    async (text) => {
      const house = await openHouse();
      expect(await titles(house, await house.openCase({ text }))).toEqual([]);
    },
  );

  it('change after an article was dismissed on three similar cases', async () => {
    const house = await openHouse();
    const text = 'My robot vacuum will not charge, the battery is empty and there is smoke';
    const id = await house.openCase({ text });
    const [best, other] = (await articlesFor(house, id)).recommended;
    if (!best || !other) throw new Error('The demo has two articles for this.');
    for (const more of ['since Monday', 'at night', 'for a week'])
      await mark(house, 'dismissArticle', await house.openCase({ text: `${text} ${more}` }), best.article.id);
    const after = (await articlesFor(house, id)).recommended;
    expect(after.findIndex(({ article }) => article.id === best.article.id)).toBeGreaterThan(
      after.findIndex(({ article }) => article.id === other.article.id),
    );
    expect(after.find(({ article }) => article.id === best.article.id)?.why).toContainEqual({
      code: 'dismissed',
      cases: 3,
    });
    // Elsewhere it is recommended as before.
    const elsewhere = await house.openCase({ text: 'ロボット掃除機が充電できない' });
    expect((await titles(house, elsewhere))[0]).toBe('ロボット掃除機が充電できない');
  });

  it('are learnt from what was attached on similar cases, even without a shared word', async () => {
    const house = await openHouse();
    const { article } = await write(house, { title: 'Sunday opening' });
    const text = 'The zeppelin over Nagoya frightens the pigeons';
    const first = await house.openCase({ text });
    expect(await titles(house, first)).toEqual([]);
    await mark(house, 'attachArticle', first, article.id);
    const second = await house.openCase({ text: 'Pigeons: a zeppelin over Nagoya again' });
    expect(await titles(house, second)).toEqual(['Sunday opening']);
  });

  it('say who attached or dismissed what, on the case and in its timeline, until it is taken back', async () => {
    const house = await openHouse();
    const id = await house.openCase({ text: 'I was charged twice' });
    const [best] = (await articlesFor(house, id)).recommended;
    const articleId = best?.article.id ?? '';
    await mark(house, 'attachArticle', id, articleId);
    await mark(house, 'attachArticle', id, articleId);
    const attached = await articlesFor(house, id);
    expect(attached.attached).toMatchObject([{ article: { id: articleId }, action: 'attached', by: 'Mori' }]);
    expect(attached.recommended.map(({ article }) => article.id)).not.toContain(articleId);
    await mark(house, 'dismissArticle', id, articleId);
    expect(await articlesFor(house, id)).toMatchObject({
      attached: [],
      dismissed: [{ action: 'dismissed' }],
    });
    await mark(house, 'unmarkArticle', id, articleId);
    expect((await titles(house, id))[0]).toBe(best?.article.title);
    expect(await mark(house, 'unmarkArticle', id, articleId)).toMatchObject({ code: 'notFound' });
    const { items } = (await house.call('getCaseTimeline', mori, { params: { id } })) as {
      items: { code?: string; params?: object }[];
    };
    expect(items.filter(({ code }) => code?.startsWith('article.'))).toMatchObject([
      { code: 'article.attached', params: { title: best?.article.title } },
      { code: 'article.dismissed' },
      { code: 'article.unmarked' },
    ]);
  });

  it('are refused for what does not exist', async () => {
    const house = await openHouse();
    const id = await house.openCase();
    expect(await articlesFor(house, 'case_0')).toMatchObject({ code: 'notFound' });
    expect(await mark(house, 'attachArticle', id, 'article_0')).toMatchObject({ code: 'notFound' });
    const { article } = await write(house, { status: 'draft' });
    expect(await mark(house, 'attachArticle', id, article.id)).toMatchObject({ code: 'notFound' });
  });
});

describe('the step of a flow', () => {
  const by = { kind: 'automation', id: 'run_1', name: 'intake' } as const;
  const ask = (house: House, part: object) =>
    house.write(() =>
      house.desk.recommendArticles({ limit: 3, onlyPublic: false, attach: false, by, ...part }),
    ) as Promise<{ articles: FoundArticle[]; attachedId: string | null }>;

  it('finds what fits a text, in the language of the text first', async () => {
    const house = await openHouse();
    const { articles } = await ask(house, { text: '返金されません' });
    expect(articles[0]).toMatchObject({ slug: 'refund-time', language: 'ja', words: ['返金'] });
    expect(await ask(house, { text: 'tax declaration' })).toEqual({ articles: [], attachedId: null });
  });

  it('gives only what customers may read where that is asked for', async () => {
    const house = await openHouse();
    const slugs = async (onlyPublic: boolean) =>
      (await ask(house, { text: 'Cancel my subscription', onlyPublic })).articles.map(({ slug }) => slug);
    expect(await slugs(false)).toEqual(['cancel-subscription']);
    expect(await slugs(true)).toEqual([]);
  });

  it('attaches the best to the case; no agent has judged by that', async () => {
    const house = await openHouse();
    const text = 'I was charged twice';
    const id = await house.openCase({ text });
    const { attachedId } = await ask(house, { caseId: id, attach: true });
    expect((await articlesFor(house, id)).attached).toMatchObject([
      { article: { id: attachedId }, by: 'intake' },
    ]);
    const other = await articlesFor(house, await house.openCase({ text }));
    expect(other.recommended[0]?.why.map(({ code }) => code)).toEqual(['language', 'words']);
  });
});
