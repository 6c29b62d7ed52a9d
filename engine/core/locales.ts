/** The languages every text exists in. */
export const locales = ['en', 'ja'] as const;
