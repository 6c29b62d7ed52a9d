import { z } from 'zod';
import type { Text } from '../core/text.ts';

/** Labels of a record's fields for pickers, forms and documentation. */
export const label = (en: string, ja: string): { label: Text } => ({ label: { en, ja } });

/** UTC, ISO 8601 with milliseconds: `2026-11-21T10:00:00.000Z`. Sorts as text. */
export const timeSchema = z.string().max(30);
export const idSchema = z.string().min(1).max(64);

/** What every stored record has. `version` grows by one with each change and guards `If-Match`. */
export const recordBase = {
  id: idSchema,
  createdAt: timeSchema,
  updatedAt: timeSchema,
  version: z.int().min(1),
};
