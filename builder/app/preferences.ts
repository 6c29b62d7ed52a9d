import type { Locale } from '../../engine/browser.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Each language is named in itself, so that it is found by those who read no other. */
export const languageNames: Record<Locale, string> = { en: 'English', ja: '日本語' };

/** What this device remembers, for the pages before sign-in. */
const keys = { theme: 'switchyard.theme', locale: 'switchyard.locale', here: 'switchyard.here' };

export const keptTheme = (): Theme => themes.find((theme) => theme === read(keys.theme)) ?? 'system';

export function applyTheme(theme: Theme): void {
  write(keys.theme, theme);
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** The language chosen on this device, else the browser's first of ours. */
export function keptLocale(): Locale {
  const kept = read(keys.locale);
  if (kept === 'en' || kept === 'ja') return kept;
  const first = navigator.languages.find((language) => /^(en|ja)\b/.test(language));
  return first?.startsWith('ja') ? 'ja' : 'en';
}

export const keepLocale = (locale: Locale): void => write(keys.locale, locale);

/** Whether somebody was signed in on this device when it was last used. */
export const wasHere = (): boolean => read(keys.here) === 'yes';

export const keepHere = (isHere: boolean): void => write(keys.here, isHere ? 'yes' : 'no');

/** Storage may be closed by the browser's settings; the page then works without a memory. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing is lost but the memory of a preference.
  }
}
