import { useCallback } from 'react';
import { wordIssue, type Issue } from '../../../engine/browser.ts';
import { useLocale } from '../../i18n/use-text.ts';

/** Problems in the language of the screen. */
export function useIssueWords(): (issue: Issue) => string {
  const locale = useLocale();
  return useCallback((issue) => wordIssue(issue, locale), [locale]);
}
