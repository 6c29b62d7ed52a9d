import type { Input } from './counting.ts';
import { fold } from './fold.ts';
import { wordHash } from './grams.ts';
import type { Model } from './model.ts';
import type { Breath } from './pace.ts';
import { wordsOf } from './words.ts';

/** The words that speak most for a label; weights are relative, the first one's is the largest. */
export interface LabelWords {
  label: string;
  words: { text: string; weight: number }[];
}

const fewestTexts = 2;
const wordsPerLabel = 10;

/**
 * A model keeps hashes, so the words come from the texts it was trained on. A word counts by its weight times the root
 * of how many texts of the label have it, so that neither a single odd word nor a common one wins.
 */
export function topWords(
  model: Model,
  examples: readonly (Input & { label: string })[],
  breathe: Breath,
): LabelWords[] {
  const perLabel = new Map(model.labels.map((label) => [label, new Map<string, number>()]));
  for (const { text, label } of examples) {
    breathe();
    const counts = perLabel.get(label);
    if (!counts) continue;
    const folded = fold(text).text;
    const spans = wordsOf(folded);
    const words = new Set<string>();
    for (let at = 0; at < spans.length; at += 2) words.add(folded.slice(spans[at], spans[at + 1]));
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return model.labels.map((label, number) => {
    const weighted = [...perLabel.get(label)!]
      .filter(([word, texts]) => texts >= fewestTexts && /\p{L}/u.test(word))
      .map(([text, texts]) => ({ text, weight: weightOf(model, text, number) * Math.sqrt(texts) }))
      .filter(({ weight }) => weight > 0)
      .sort((one, other) => other.weight - one.weight || (one.text < other.text ? -1 : 1));
    return { label, words: weighted.slice(0, wordsPerLabel) };
  });
}

function weightOf(model: Model, word: string, label: number): number {
  const column = model.columnOf[wordHash(word, false) & ((1 << model.settings.bits) - 1)]!;
  if (column < 0) return 0;
  for (let entry = model.starts[column]!; entry < model.starts[column + 1]!; entry++) {
    if (model.entryLabels[entry] === label)
      return model.entryWeights[entry]! * model.unit * model.idf[column]!;
  }
  return 0;
}
