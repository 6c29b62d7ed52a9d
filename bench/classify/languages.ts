import { detectLanguage, loadLanguageModel } from '../../engine/classifier/language/index.ts';
import { evaluate, type Evaluation } from '../../engine/classifier/index.ts';
import { inputOf, labelOf, type Row } from './data.ts';

/** How well languages are told apart, when all languages of the set are enabled. */
export async function languagesOn(rows: readonly Row[], field: string): Promise<Evaluation> {
  await loadLanguageModel();
  const labelled = rows.flatMap((row) => {
    const label = labelOf(row, field);
    return label === null ? [] : [{ label, text: inputOf(row).text }];
  });
  const enabled = [...new Set(labelled.map(({ label }) => label))];
  return evaluate(
    labelled.map(({ label, text }) => {
      const { language, confidence } = detectLanguage(text, { enabled });
      return { label, top: [{ label: language, confidence }], known: 1 };
    }),
  );
}
