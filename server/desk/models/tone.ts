import { detectLanguage } from '../../../engine/classifier/language/index.ts';
import { sentiment } from '../../../engine/classifier/sentiment/index.ts';
import type { Preview } from '../../contract/classification.ts';

/** Language and sentiment of what customers write, as the desk tells them. */

export function languageDetailOf(text: string, enabled: readonly string[] | undefined): Preview['language'] {
  const { language, confidence } = detectLanguage(text, { enabled });
  return { language, confidence };
}

/** The grade of a customer's last messages, oldest first, and the words it rests on. */
export function toneOf(texts: readonly string[]): Preview['sentiment'] {
  const { grade, score, words } = sentiment(texts);
  return { grade, score, words };
}
