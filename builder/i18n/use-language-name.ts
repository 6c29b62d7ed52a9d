import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from './use-text.ts';

/** `ja` as “Japanese” or 「日本語」; what could not be told has words too. */
export function useLanguageName(): (code: string) => string {
  const { t } = useTranslation('common');
  const locale = useLocale();
  const names = useMemo(
    () => new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' }),
    [locale],
  );
  return useCallback(
    (code) => {
      if (code === '' || code === 'und') return t('unknownLanguage');
      // A code that is no language code at all is shown as it is.
      return /^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/.test(code) ? (names.of(code) ?? code) : code;
    },
    [names, t],
  );
}
