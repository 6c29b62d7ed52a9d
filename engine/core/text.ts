import { z } from 'zod';
import { locales } from './locales.ts';

export const localeSchema = z.enum(locales);
export type Locale = z.infer<typeof localeSchema>;

/** A text in both languages. The field's own limit is the schema's that uses it. */
export const textSchema = z.object({ en: z.string().max(4000), ja: z.string().max(4000) });
export type Text = z.infer<typeof textSchema>;
