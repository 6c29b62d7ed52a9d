import { createInstance, type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from '../../engine/browser.ts';

/** Words arrive with the screen that needs them: one small file per language and namespace. */
const catalogues = import.meta.glob<Record<string, object>>(['./en/*.ts', './ja/*.ts']);

const catalogueFiles: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = catalogues[`./${language}/${namespace}.ts`];
    if (load === undefined) return done(new Error(`There is no catalogue ${language}/${namespace}.`), false);
    load().then(
      (module) => done(null, module[namespace] ?? {}),
      (cause: unknown) =>
        done(new Error(`Catalogue ${language}/${namespace} did not load.`, { cause }), true),
    );
  },
};

export const i18n = createInstance();

export async function startI18n(locale: Locale): Promise<void> {
  document.documentElement.lang = locale;
  await i18n
    .use(catalogueFiles)
    .use(initReactI18next)
    .init({
      lng: locale,
      fallbackLng: false,
      supportedLngs: ['en', 'ja'],
      ns: ['common'],
      defaultNS: 'common',
      // React writes every text as text, never as HTML.
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
}

export async function changeLanguage(locale: Locale): Promise<void> {
  await i18n.changeLanguage(locale);
  document.documentElement.lang = locale;
}
