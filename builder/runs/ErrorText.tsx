import type { StepError } from '../../engine/browser.ts';
import { useInWords } from '../i18n/use-in-words.ts';
import { useErrorWords } from './use-error-words.ts';

/** What went wrong: the kind of error in a few words, then what exactly. */
export function ErrorText({ error }: { error: StepError }) {
  const errorWords = useErrorWords();
  const { text, lang } = useInWords().said(error);
  return (
    <>
      <p>{errorWords(error.code)}</p>
      <p lang={lang}>
        <code>{error.code}</code> {text}
      </p>
    </>
  );
}
