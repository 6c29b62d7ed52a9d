import { describe, expect, it } from 'vitest';
import { faultsFrom, faultsOf, startValues, visibleParts } from '../../../builder/form/screen-values.ts';
import type { Form } from '../../../engine/browser.ts';

const label = (en: string, ja: string) => ({ en, ja });
const refund: Pick<Form, 'components'> = {
  components: [
    { type: 'display', name: 'hello', text: label('Hello', 'こんにちは') },
    {
      type: 'choice',
      name: 'kind',
      label: label('Kind', '種類'),
      required: true,
      default: 'refund',
      choices: [
        { value: 'refund', label: label('Refund', '返金') },
        { value: 'swap', label: label('Swap', '交換') },
      ],
    },
    {
      type: 'number',
      name: 'amount',
      label: label('Amount', '金額'),
      required: true,
      min: 1,
      visibleIf: { left: 'values.kind', op: 'eq', right: 'refund' },
    },
  ],
};

describe('a screen', () => {
  it('starts with the defaults of its parts', () => {
    expect(startValues(refund)).toEqual({ kind: 'refund' });
  });
  it('shows a part only while its condition on earlier answers is true', () => {
    const names = (kind: string) => visibleParts(refund, { kind }, 0).map(({ name }) => name);
    expect(names('refund')).toEqual(['hello', 'kind', 'amount']);
    expect(names('swap')).toEqual(['hello', 'kind']);
  });
  it('does not let a hidden answer show another part', () => {
    const chain: Pick<Form, 'components'> = {
      components: [
        ...refund.components,
        {
          type: 'text',
          name: 'why',
          label: label('Why so much?', '高額の理由'),
          visibleIf: { left: 'values.amount', op: 'gt', right: 100 },
        },
      ],
    };
    const shown = visibleParts(chain, { kind: 'swap', amount: 500 }, 0).map(({ name }) => name);
    expect(shown).toEqual(['hello', 'kind']);
  });
  it('says by part and in the language of the person what is missing', () => {
    expect(Object.keys(faultsOf(refund, { kind: 'refund' }, 0, 'en'))).toEqual(['amount']);
    expect(faultsOf(refund, { kind: 'refund' }, 0, 'ja')['amount']).toContain('金額');
    expect(faultsOf(refund, { kind: 'swap' }, 0, 'en')).toEqual({});
  });
  it('shows what the server refuses at the part it is about', () => {
    const issue = {
      path: 'values.amount',
      code: 'REQUIRED',
      severity: 'error',
      message: 'Fill in “Amount”.',
    } as const;
    expect(Object.keys(faultsFrom([issue], 'en'))).toEqual(['amount']);
  });
});
