import { expect, it } from 'vitest';
import {
  emptyLabel,
  labelDrafts,
  labelsOf,
  missingLabels,
} from '../../../builder/classification/field/label-draft.ts';

it('gives described labels back as they were', () => {
  const labels = [
    {
      label: '請求',
      name: { en: 'Billing', ja: '請求' },
      description: 'Invoices',
      examples: ['charged twice', '二重請求'],
    },
    { label: '解約' },
  ];
  expect(labelsOf(labelDrafts(labels))).toEqual(labels);
});

it('leaves out lines and labels that were never filled in', () => {
  expect(labelsOf([{ ...emptyLabel, label: ' 配送 ', examples: '\n 届かない \n\n' }, emptyLabel])).toEqual([
    { label: '配送', examples: ['届かない'] },
  ]);
});

it('knows which values of a field nothing has been said of yet', () => {
  const drafts = [{ ...emptyLabel, label: 'high' }];
  expect(missingLabels(drafts, ['low', 'high']).map(({ label }) => label)).toEqual(['low']);
});
