import { caseSchema, type Text } from '../../engine/browser.ts';

/** The label of a case's field. Flows hand fields on as `caseNumber` too. What is none of them has no label. */
export function caseFieldLabel(name: string): Text | undefined {
  const bare = name.replace(/^case(?=[A-Z])/, '');
  const key = bare.charAt(0).toLowerCase() + bare.slice(1);
  const field = Object.entries(caseSchema.shape).find(([known]) => known === key)?.[1];
  const label: unknown = field?.meta()?.label;
  return isText(label) ? label : undefined;
}

const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'en' in value && 'ja' in value;
