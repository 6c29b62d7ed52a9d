import {
  wordAnswerIssue,
  wordIssue,
  wordSaid,
  wordWarning,
  type Issue,
  type Locale,
  type Worded,
} from '../../engine/browser.ts';
import { sentences } from '../../server/client.ts';

/** Texts of errors in a language. Loaded with the first that is shown in Japanese: English comes with the error. */
export const inWords = {
  /** Undefined where only the English is known. */
  said(said: Worded, locale: Locale): string | undefined {
    return said.sentence !== undefined && Object.hasOwn(sentences, said.sentence)
      ? wordSaid(said, locale, sentences)
      : undefined;
  },
  issue(issue: Issue, locale: Locale): string | undefined {
    const said = inWords.said(issue, locale);
    if (said !== undefined) return said;
    const words = issue.path.startsWith('values.')
      ? wordAnswerIssue(issue, locale)
      : wordIssue(issue, locale);
    return words === issue.message ? undefined : words;
  },
  warning: wordWarning,
};
export type InWords = typeof inWords;
