import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { caseTypes, departments, priorities } from '../../engine/browser.ts';

/** The value of a case's field as people read it: priorities and types have words, reasons are words already. */
export function useLabelText(): (field: string, label: string) => string {
  const { t } = useTranslation('common');
  return useCallback(
    (field, label) => {
      const priority = field === 'priority' ? priorities.find((each) => each === label) : undefined;
      if (priority) return t(`priority.${priority}`);
      const type = field === 'type' ? caseTypes.find((each) => each === label) : undefined;
      if (type) return t(`caseType.${type}`);
      const department = field === 'department' ? departments.find((each) => each === label) : undefined;
      return department ? t(`department.${department}`) : label;
    },
    [t],
  );
}
