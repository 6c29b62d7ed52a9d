import { explain, type Input } from '../../../engine/classifier/index.ts';
import type { Case } from '../../../engine/records/cases.ts';
import type { FieldAnswer, Preview } from '../../contract/classification.ts';
import { isDone } from '../cases/rules.ts';
import type { FieldTold } from './answering.ts';
import { languageDetailOf, toneOf } from './tone.ts';

export type ModelPreview = Omit<Preview, 'matches' | 'outputs'>;

/** A text under the magnifying glass: what the page to try one shows. */
export const previewOf = (
  input: Input,
  told: readonly FieldTold[],
  languages: readonly string[] | undefined,
): Omit<ModelPreview, 'nearest'> => ({
  fields: told.map((one) => answerOf(one, input)),
  language: languageDetailOf(input.text, languages),
  sentiment: toneOf([input.text]),
});

/** So many are looked at for three that are done and were classified. */
export const looked = 12;
const shown = 3;
const shownLength = 240;

export const nearestOf = (alike: readonly { case: Case; score: number }[]): Preview['nearest'] =>
  alike
    .filter(({ case: { status, ...fields } }) => isDone(status) && Object.keys(labelsOf(fields)).length > 0)
    .slice(0, shown)
    .map(({ case: { id, subject, description, ...fields }, score }) => ({
      id,
      caseId: id,
      text: (description || subject).slice(0, shownLength),
      labels: labelsOf(fields),
      score: Math.min(1, score),
    }));
function labelsOf(fields: Pick<Case, 'reason' | 'product' | 'type' | 'department'>): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const field of ['reason', 'product', 'type', 'department'] as const)
    if (fields[field] !== null) labels[field] = fields[field];
  return labels;
}

function answerOf({ answering, thresholds, ...told }: FieldTold, input: Input): FieldAnswer {
  const { why: _why, held: _held, ...rest } = told;
  const words = explain(answering.model, input).parts.map(({ field, ...part }) => ({ ...part, part: field }));
  return { ...rest, selectAt: thresholds.selectAt, automateAt: thresholds.automateAt, words };
}
