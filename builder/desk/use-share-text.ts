import { useMemo } from 'react';
import { useLocale } from '../i18n/use-text.ts';

/** Shares from 0 to 1 as people read them: 82 % at a glance, 99.5 % or 95 % as it is said, 95.0 % in a column. */
export function useShareText(): Record<'rough' | 'short' | 'exact', (share: number) => string> {
  const locale = useLocale();
  return useMemo(() => {
    const rough = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
    const short = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
    const exact = new Intl.NumberFormat(locale, {
      style: 'percent',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
    return {
      rough: (share) => rough.format(share),
      short: (share) => short.format(share),
      exact: (share) => exact.format(share),
    };
  }, [locale]);
}

/** Whole numbers with the separators of the language. */
export function useCountText(): (count: number) => string {
  const locale = useLocale();
  return useMemo(() => {
    const format = new Intl.NumberFormat(locale);
    return (count: number) => format.format(count);
  }, [locale]);
}
