import { detectLanguage, loadLanguageModel } from '../../engine/classifier/language/index.ts';
import { evaluate, type Evaluation } from '../../engine/classifier/index.ts';
import { inputOf, labelOf } from './data.ts';
import type { Row } from './reading.ts';

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
/** Whether a label is the code of a language, with or without a region. */
export function isLanguage(label: string): boolean {
  try {
    return names.of(label) !== undefined;
  } catch {
    return false;
  }
}
const plain = (label: string): string => label.split(/[-_]/)[0]?.toLowerCase() ?? label;

/** How well languages are told apart, when all languages of the set are enabled. */
export async function languagesOn(rows: readonly Row[], field: string): Promise<Evaluation> {
  await loadLanguageModel();
  const labelled = rows.flatMap((row) => {
    const label = labelOf(row, field);
    return label === null ? [] : [{ label: plain(label), text: inputOf(row).text }];
  });
  const enabled = [...new Set(labelled.map(({ label }) => label))];
  return evaluate(
    labelled.map(({ label, text }) => {
      const { language, confidence } = detectLanguage(text, { enabled });
      return { label, top: [{ label: language, confidence }], known: 1 };
    }),
  );
}
