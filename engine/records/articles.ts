import { z } from 'zod';
import { localeSchema } from '../core/text.ts';
import { label, recordBase, timeSchema } from './field.ts';
import { articleStatuses, articleVisibilities } from './values.ts';

export const articleStatusSchema = z.enum(articleStatuses);
export type ArticleStatus = z.infer<typeof articleStatusSchema>;
export const articleVisibilitySchema = z.enum(articleVisibilities);

/** What somebody wrote down once so that nobody has to find it out again: one language, one answer. */
export const articleSchema = z.object({
  ...recordBase,
  /** The same for all languages of an article. */
  slug: z.string().meta(label('Short name', '短縮名')),
  language: localeSchema.meta(label('Language', '言語')),
  title: z.string().meta(label('Title', 'タイトル')),
  /** Plain text. */
  body: z.string().meta(label('Text', '本文')),
  /** Words customers use that the text does not. */
  keywords: z.array(z.string()).meta(label('Keywords', 'キーワード')),
  status: articleStatusSchema.meta(label('Status', 'ステータス')),
  visibility: articleVisibilitySchema.meta(label('Visibility', '公開範囲')),
  /** Where customers can read it. */
  url: z.string().nullable().meta(label('Address', 'アドレス')),
  updatedBy: z.string().nullable().meta(label('Changed by', '更新者')),
  publishedAt: timeSchema.nullable().meta(label('Published at', '公開日時')),
});
export type Article = z.infer<typeof articleSchema>;
