import { expect, it } from 'vitest';
import { caseFieldLabel } from '../../../builder/desk/field-label.ts';

it.each([
  ['subject', '件名'],
  ['caseNumber', '番号'],
  ['priority', '優先度'],
])('%s is called %s', (name, ja) => {
  expect(caseFieldLabel(name)?.ja).toBe(ja);
});

it.each(['amount', 'constructor', 'case', 'casework'])('%s is no field of a case', (name) => {
  expect(caseFieldLabel(name)).toBeUndefined();
});
