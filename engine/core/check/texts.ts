import { isRecord } from '../expression/plain.ts';
import type { Report, Rule } from './subject.ts';

/** Both languages are equals: a text that exists in one exists in the other. */
export const texts: Rule = ({ document, steps }, report) => {
  look(document.title, 'title', undefined, report);
  for (const { id, written } of steps.values()) {
    const step = isRecord(document.steps) ? document.steps[id] : undefined;
    if (isRecord(step)) look(step.title, `steps.${id}.title`, id, report);
    look(written, `steps.${id}.config`, id, report);
  }
};

function look(value: unknown, path: string, stepId: string | undefined, report: Report): void {
  if (typeof value !== 'object' || value === null) return;
  if ('en' in value && 'ja' in value && typeof value.en === 'string' && typeof value.ja === 'string') {
    const [en, ja] = [value.en.trim() === '', value.ja.trim() === ''];
    // Empty in both is a text that was not wanted, or one its schema asks for.
    if (en === ja) return;
    const params = en
      ? { language: 'English', languageJa: '英語' }
      : { language: 'Japanese', languageJa: '日本語' };
    return report({
      code: 'TEXT_MISSING',
      path: `${path}.${en ? 'en' : 'ja'}`,
      ...(stepId !== undefined && { stepId }),
      params,
    });
  }
  for (const [key, inner] of Object.entries(value)) look(inner, `${path}.${key}`, stepId, report);
}
