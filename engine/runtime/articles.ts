import type { Locale } from '../core/text.ts';
import type { Actor } from './actor.ts';

/** Articles for a case, a text, or a text within a case. */
export interface ArticleRequest {
  text?: string;
  caseId?: string;
  /** Articles in it come first. Without: the language of the case or text. */
  language?: Locale;
  limit: number;
  onlyPublic: boolean;
  /** Attaches the best to the case. */
  attach: boolean;
  by: Actor;
}
export interface FoundArticle {
  id: string;
  slug: string;
  title: string;
  language: Locale;
  text: string;
  url: string | null;
  /** 0 to 1. */
  score: number;
  words: string[];
  /** On how many similar cases agents attached it or put it aside. */
  attached: number;
  dismissed: number;
}
