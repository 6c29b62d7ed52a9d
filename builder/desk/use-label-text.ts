import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { caseTypeSchema, departmentSchema, prioritySchema } from '../../engine/browser.ts';

/** The value of a case's field as people read it: priorities and types have words, reasons are words already. */
export function useLabelText(): (field: string, label: string) => string {
  const { t } = useTranslation('common');
  return useCallback(
    (field, label) => {
      const priority = field === 'priority' ? prioritySchema.safeParse(label).data : undefined;
      if (priority) return t(`priority.${priority}`);
      const type = field === 'type' ? caseTypeSchema.safeParse(label).data : undefined;
      if (type) return t(`caseType.${type}`);
      const department = field === 'department' ? departmentSchema.safeParse(label).data : undefined;
      return department ? t(`department.${department}`) : label;
    },
    [t],
  );
}
