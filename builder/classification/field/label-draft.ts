import type { modelsApi } from '../../../server/client.ts';

/** A label as it is typed: one example sentence a line. */
export interface LabelDraft {
  label: string;
  description: string;
  examples: string;
  /** Not edited here, and not lost either. */
  name?: modelsApi.LabelDescription['name'];
}
export const emptyLabel: LabelDraft = { label: '', description: '', examples: '' };

export const labelDrafts = (labels: readonly modelsApi.LabelDescription[]): LabelDraft[] =>
  labels.map(({ label, description = '', examples = [], name }) => ({
    label,
    description,
    examples: examples.join('\n'),
    ...(name && { name }),
  }));

/** Labels of which nothing has been said yet, for fields whose values are fixed. */
export const missingLabels = (drafts: readonly LabelDraft[], values: readonly string[]): LabelDraft[] =>
  values
    .filter((value) => drafts.every(({ label }) => label !== value))
    .map((label) => ({ ...emptyLabel, label }));

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Labels without a name are lines that were never filled in. */
export const labelsOf = (drafts: readonly LabelDraft[]): modelsApi.LabelDescription[] =>
  drafts
    .filter(({ label }) => label.trim() !== '')
    .map(({ label, description, examples, name }) => {
      const lines = linesOf(examples);
      return {
        label: label.trim(),
        ...(name && { name }),
        ...(description.trim() !== '' && { description: description.trim() }),
        ...(lines.length > 0 && { examples: lines }),
      };
    });
