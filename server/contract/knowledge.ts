import { z } from 'zod';
import { keySchema } from '../../engine/core/names.ts';
import { localeSchema } from '../../engine/core/text.ts';
import {
  articleSchema,
  articleStatusSchema,
  articleVisibilitySchema,
} from '../../engine/records/articles.ts';
import { caseSchema } from '../../engine/records/cases.ts';
import { endpoint, idParams, pageOf, pageQuery } from './endpoint.ts';

const tag = 'Knowledge';
const writers = ['admin', 'supervisor'] as const;
const workers = ['admin', 'supervisor', 'agent'] as const;
const readers = [...workers, 'integration'] as const;

const articleFields = {
  title: z.string().trim().min(1).max(200),
  body: z.string().max(20_000),
  keywords: z.array(z.string().trim().min(1).max(60)).max(30),
  status: articleStatusSchema,
  visibility: articleVisibilitySchema,
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable(),
};
export const newArticleSchema = z.object({
  ...articleFields,
  /** Without: made of the title. */
  slug: keySchema.optional(),
  language: localeSchema,
  body: articleFields.body.default(''),
  keywords: articleFields.keywords.default([]),
  status: articleFields.status.default('draft'),
  visibility: articleFields.visibility.default('internal'),
  url: articleFields.url.default(null),
});
export type NewArticle = z.infer<typeof newArticleSchema>;
export const articleChangeSchema = z.object({ ...articleFields, slug: keySchema }).partial();
export type ArticleChange = z.infer<typeof articleChangeSchema>;

export const articleSummarySchema = articleSchema.omit({ body: true }).extend({
  /** The first words of the text. */
  excerpt: z.string(),
});
export type ArticleSummary = z.infer<typeof articleSummarySchema>;
export const articleDetailSchema = z.object({
  article: articleSchema,
  updatedByName: z.string().nullable(),
  /** The same article in other languages. */
  translations: z.array(articleSchema.pick({ id: true, language: true, title: true, status: true })),
  /** On how many cases agents attached it or put it aside. */
  attached: z.int(),
  dismissed: z.int(),
});
export type ArticleDetail = z.infer<typeof articleDetailSchema>;

export const listArticles = endpoint({
  id: 'listArticles',
  method: 'GET',
  path: '/articles',
  tag,
  who: readers,
  summary: 'List articles, last changed first',
  description:
    'Agents and programs see published articles only. With `q`: those that have its words first, then those whose title or keywords have its letters.',
  query: z.object({
    ...pageQuery,
    status: articleStatusSchema.optional(),
    language: localeSchema.optional(),
    q: z.string().trim().max(200).optional(),
  }),
  result: pageOf(articleSummarySchema),
});
export const searchArticles = endpoint({
  id: 'searchArticles',
  method: 'GET',
  path: '/articles/search',
  tag,
  who: readers,
  summary: 'Find published articles by the words of a text, best first',
  description: 'Forms of a word, width and spacing make no difference. Nothing fits: an empty list.',
  query: z.object({
    q: z.string().trim().min(1).max(2000),
    language: localeSchema.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(10),
  }),
  result: z.object({
    items: z.array(z.object({ article: articleSummarySchema, words: z.array(z.string()) })),
  }),
});
export const getArticle = endpoint({
  id: 'getArticle',
  method: 'GET',
  path: '/articles/:id',
  tag,
  who: readers,
  summary: 'Read an article',
  description: 'Agents and programs read published articles only.',
  params: idParams,
  result: articleDetailSchema,
});
export const createArticle = endpoint({
  id: 'createArticle',
  method: 'POST',
  path: '/articles',
  tag,
  who: writers,
  summary: 'Write an article',
  description: 'One language each; articles with the same `slug` are translations of each other.',
  body: newArticleSchema,
  result: articleDetailSchema,
  status: 201,
});
export const updateArticle = endpoint({
  id: 'updateArticle',
  method: 'PATCH',
  path: '/articles/:id',
  tag,
  who: writers,
  summary: 'Change, publish or archive an article',
  params: idParams,
  body: articleChangeSchema,
  result: articleDetailSchema,
  ifMatch: true,
});

/** Why an article is recommended, or stands where it stands. Words stand as in the case. */
export const articleReasonSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('language'), language: localeSchema }),
  z.object({ code: z.literal('otherLanguage'), language: localeSchema }),
  z.object({ code: z.literal('words'), words: z.array(z.string()) }),
  z.object({ code: z.literal('attached'), cases: z.int() }),
  z.object({ code: z.literal('dismissed'), cases: z.int() }),
]);
export type ArticleReason = z.infer<typeof articleReasonSchema>;
export const recommendedArticleSchema = z.object({
  article: articleSummarySchema.extend({ body: z.string() }),
  /** 0 to 1: how well it fits. Articles in the language of the case come first whatever it is. */
  score: z.number(),
  why: z.array(articleReasonSchema),
});
export type RecommendedArticle = z.infer<typeof recommendedArticleSchema>;
/** An article that somebody attached to the case or put aside on it. */
export const markedArticleSchema = z.object({
  article: articleSummarySchema.extend({ body: z.string() }),
  action: z.enum(['attached', 'dismissed']),
  by: z.string(),
  at: z.string(),
});
export type MarkedArticle = z.infer<typeof markedArticleSchema>;
export const caseArticlesSchema = z.object({
  attached: z.array(markedArticleSchema),
  recommended: z.array(recommendedArticleSchema),
  dismissed: z.array(markedArticleSchema),
});
export type CaseArticles = z.infer<typeof caseArticlesSchema>;

const markParams = z.object({ id: z.string().min(1).max(64), articleId: z.string().min(1).max(64) });

// Not called `…Case…`: pages read these anew when they are marked, not whenever any case changes.
export const recommendArticles = endpoint({
  id: 'recommendArticles',
  method: 'GET',
  path: '/cases/:id/articles',
  tag,
  who: workers,
  summary: 'Recommend articles for a case, and list those attached to it',
  description:
    'By language, shared words, and how often agents attached or dismissed the article on similar cases. Nothing fits: an empty list.',
  params: idParams,
  query: z.object({ limit: z.coerce.number().int().min(1).max(20).default(5) }),
  result: caseArticlesSchema,
});
export const attachArticle = endpoint({
  id: 'attachArticle',
  method: 'POST',
  path: '/cases/:id/articles/:articleId/attach',
  tag,
  who: workers,
  summary: 'Attach an article to a case: it helped',
  description: 'Similar cases are then recommended it sooner. Stands in the timeline.',
  params: markParams,
  result: z.object({}),
});
export const dismissArticle = endpoint({
  id: 'dismissArticle',
  method: 'POST',
  path: '/cases/:id/articles/:articleId/dismiss',
  tag,
  who: workers,
  summary: 'Put an article aside on a case: it does not fit',
  description: 'Similar cases are then recommended it later, or not at all. Stands in the timeline.',
  params: markParams,
  result: z.object({}),
});
export const unmarkArticle = endpoint({
  id: 'unmarkArticle',
  method: 'DELETE',
  path: '/cases/:id/articles/:articleId',
  tag,
  who: workers,
  summary: 'Take back that an article was attached or dismissed',
  params: markParams,
  result: z.object({}),
});

export const similarCaseSchema = z.object({
  case: caseSchema.pick({
    id: true,
    number: true,
    subject: true,
    language: true,
    status: true,
    createdAt: true,
    resolution: true,
  }),
  contactName: z.string().nullable(),
  /** 0 to 1: how much of what the two say is the same. */
  score: z.number(),
  /** Words that both have, those that say most first. */
  words: z.array(z.string()),
  isSameCustomer: z.boolean(),
  /** It is probably the same matter once more. */
  isDuplicate: z.boolean(),
});
export type SimilarCase = z.infer<typeof similarCaseSchema>;
export const listSimilar = endpoint({
  id: 'listSimilar',
  method: 'GET',
  path: '/cases/:id/similar',
  tag,
  who: workers,
  summary: 'List similar cases and probable duplicates, most similar first',
  description: 'Compared by the words of subject and first message. Nothing is alike: an empty list.',
  params: idParams,
  query: z.object({ limit: z.coerce.number().int().min(1).max(20).default(5) }),
  result: z.object({ items: z.array(similarCaseSchema) }),
});
