import type { Locale } from '../../engine/browser.ts';
import type { knowledgeApi } from '../../server/client.ts';

type Article = knowledgeApi.ArticleDetail['article'];

/** An article as it is typed. */
export interface ArticleDraft {
  title: string;
  body: string;
  keywords: string;
  language: Locale;
  status: Article['status'];
  visibility: Article['visibility'];
  url: string;
}

export const blankDraft = (language: Locale): ArticleDraft => ({
  title: '',
  body: '',
  keywords: '',
  language,
  status: 'draft',
  visibility: 'internal',
  url: '',
});
export const draftOf = ({
  title,
  body,
  keywords,
  language,
  status,
  visibility,
  url,
}: Article): ArticleDraft => ({
  title,
  body,
  keywords: keywords.join(language === 'ja' ? '、' : ', '),
  language,
  status,
  visibility,
  url: url ?? '',
});

/** Both languages' commas, and lines. */
const separators = /[,、，\n]/u;
export const keywordsOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(separators)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  ),
];

export type DraftFault = 'title' | 'body' | 'url';
export function faultsOf({ title, body, status, url }: ArticleDraft): DraftFault[] {
  const faults: DraftFault[] = [];
  if (title.trim() === '') faults.push('title');
  // A draft may be no more than a title.
  if (status === 'published' && body.trim() === '') faults.push('body');
  if (url.trim() !== '' && !isAddress(url.trim())) faults.push('url');
  return faults;
}
const isAddress = (text: string): boolean => URL.canParse(text) && /^https?:/.test(text);

export function bodyOf({ title, body, keywords, status, visibility, url }: ArticleDraft) {
  return {
    title: title.trim(),
    body,
    keywords: keywordsOf(keywords),
    status,
    visibility,
    url: url.trim() || null,
  };
}
