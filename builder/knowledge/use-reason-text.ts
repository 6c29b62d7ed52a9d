import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { knowledgeApi } from '../../server/client.ts';

/** Why an article is recommended, on one line. That it is in the customer's language goes without saying. */
export function useReasonText(): (why: readonly knowledgeApi.ArticleReason[]) => string {
  const { t, i18n } = useTranslation(['knowledge', 'common']);
  return useCallback(
    (why) => {
      const worded = (reason: knowledgeApi.ArticleReason): string => {
        switch (reason.code) {
          case 'language':
            return '';
          case 'otherLanguage':
            return t('why.otherLanguage', { language: t(`common:locale.${reason.language}`) });
          case 'words':
            return t('why.words', { words: listed(reason.words, i18n.language) });
          case 'attached':
            return t('why.attached', { count: reason.cases });
          case 'dismissed':
            return t('why.dismissed', { count: reason.cases });
          default:
            return reason satisfies never;
        }
      };
      return why.map(worded).filter(Boolean).join(' · ');
    },
    [t, i18n],
  );
}

export const listed = (words: readonly string[], language: string): string =>
  words.join(language === 'ja' ? '、' : ', ');
