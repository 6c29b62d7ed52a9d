import { useEffect, useState } from 'react';
import type { Issue, Worded } from '../../engine/browser.ts';
import type { InWords } from './sentences.ts';
import { useLocale } from './use-text.ts';

let loaded: InWords | undefined;
const load = async (): Promise<void> => {
  loaded = (await import('./sentences.ts')).inWords;
};

/** The text of an error, and whether it is only there in English. */
export interface Wording {
  text: string;
  lang?: 'en';
}

/** What errors, issues and warnings say, in the language of the screen; what is not known in it, in English. */
export function useInWords(): {
  said(said: Worded): Wording;
  issue(issue: Issue): Wording;
  warning(warning: string): Wording;
} {
  const locale = useLocale();
  const [isThere, setThere] = useState(loaded !== undefined);
  const isWanted = locale !== 'en' && !isThere;
  useEffect(() => {
    // Without them it stays English; the next error that is shown tries again.
    if (isWanted)
      void load().then(
        () => setThere(true),
        () => undefined,
      );
  }, [isWanted]);
  const words = (english: string, word: (known: InWords) => string | undefined): Wording => {
    if (locale === 'en') return { text: english };
    const text = loaded && word(loaded);
    return text === undefined ? { text: english, lang: 'en' } : { text };
  };
  return {
    said: (said) => words(said.message, (known) => known.said(said, locale)),
    issue: (issue) => words(issue.message, (known) => known.issue(issue, locale)),
    warning: (warning) =>
      words(warning, (known) => {
        const text = known.warning(warning, locale);
        return text === warning ? undefined : text;
      }),
  };
}
