import type { Text } from '../../../engine/core/text.ts';
import {
  caseTypeSchema,
  foundFields,
  prioritySchema,
  type FoundField,
} from '../../../engine/records/cases.ts';
import { departmentSchema } from '../../../engine/records/people.ts';

export { foundFields as caseFields };
export type CaseField = FoundField;
export const isCaseField = (field: string): field is CaseField =>
  (foundFields as readonly string[]).includes(field);

const titles: Record<CaseField, Text> = {
  reason: { en: 'Reason', ja: '理由' },
  type: { en: 'Type', ja: '種別' },
  priority: { en: 'Priority', ja: '優先度' },
  product: { en: 'Product', ja: '製品' },
  department: { en: 'Department', ja: '部門' },
};
export const titleOf = (field: string): Text =>
  isCaseField(field) ? titles[field] : { en: field, ja: field };

const fixed: Partial<Record<CaseField, readonly string[]>> = {
  type: caseTypeSchema.options,
  priority: prioritySchema.options,
  department: departmentSchema.options,
};
/** The labels a field can have at all; undefined: any. */
export const valuesOf = (field: string): readonly string[] | undefined =>
  isCaseField(field) ? fixed[field] : undefined;
