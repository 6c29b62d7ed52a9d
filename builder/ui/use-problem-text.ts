import { useTranslation } from 'react-i18next';
import type { ProblemBody } from '../../server/client.ts';
import { useInWords } from '../i18n/use-in-words.ts';
import { problemText } from './problem-text.ts';

/** A refusal in one sentence: what it says itself, or what its code means where that is known in English only. */
export function useProblemText(): (problem: ProblemBody) => string {
  const { t } = useTranslation();
  const inWords = useInWords();
  return (problem) => {
    const { text, lang } = inWords.said({ ...problem, message: problem.detail });
    return lang === undefined && text !== '' ? text : problemText(t, problem);
  };
}
