import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale, Text } from '../../engine/browser.ts';

/** Picks a `{ en, ja }` text in the language of the screen; the other language where one is still empty. */
export function useText(): (text: Text | null | undefined) => string {
  const locale = useLocale();
  return useCallback((text) => pickText(text, locale), [locale]);
}

export const pickText = (text: Text | null | undefined, locale: Locale): string =>
  text == null ? '' : text[locale] || text[locale === 'en' ? 'ja' : 'en'];

export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return i18n.language === 'ja' ? 'ja' : 'en';
}
