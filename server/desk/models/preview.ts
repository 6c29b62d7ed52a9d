import { explain, type Input } from '../../../engine/classifier/index.ts';
import type { FieldAnswer, Preview } from '../../contract/classification.ts';
import type { FieldTold } from './answering.ts';
import { languageDetailOf, toneOf } from './tone.ts';

export type ModelPreview = Omit<Preview, 'matches' | 'outputs'>;

/** A text under the magnifying glass: what the page to try one shows. */
export const previewOf = (
  input: Input,
  told: readonly FieldTold[],
  languages: readonly string[] | undefined,
): ModelPreview => ({
  fields: told.map((one) => answerOf(one, input)),
  language: languageDetailOf(input.text, languages),
  sentiment: toneOf([input.text]),
  nearest: [],
});

function answerOf({ answering, thresholds, ...told }: FieldTold, input: Input): FieldAnswer {
  const { why: _why, held: _held, ...rest } = told;
  const words = explain(answering.model, input).parts.map(({ field, ...part }) => ({ ...part, part: field }));
  return { ...rest, selectAt: thresholds.selectAt, automateAt: thresholds.automateAt, words };
}
