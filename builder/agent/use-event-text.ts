import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { caseStatuses, departments, priorities, ticketStatuses } from '../../engine/browser.ts';
import { caseFieldLabel } from '../desk/field-label.ts';
import { useText } from '../i18n/use-text.ts';
import { dateTimeText } from '../ui/date-text.ts';
import { eventWords, type Vocabulary } from './event-words.ts';
import type { EventItem } from './timeline-blocks.ts';

/** The sentence of an event in the language of the screen. */
export function useEventText(): (item: EventItem) => string {
  const { t, i18n } = useTranslation(['agent', 'common']);
  const text = useText();
  return useCallback(
    (item) => {
      const vocabulary: Vocabulary = {
        text,
        time: (iso) => dateTimeText(iso, i18n.language, true),
        status(kind, key) {
          const caseStatus = kind === 'case' ? caseStatuses.find((each) => each === key) : undefined;
          if (caseStatus) return t(`common:caseStatus.${caseStatus}`);
          const ticketStatus = ticketStatuses.find((each) => each === key);
          return ticketStatus ? t(`common:ticketStatus.${ticketStatus}`) : key;
        },
        priority(key) {
          const known = priorities.find((each) => each === key);
          return known ? t(`common:priority.${known}`) : key;
        },
        department(key) {
          const known = departments.find((each) => each === key);
          return known ? t(`common:department.${known}`) : key;
        },
        field: (key) => text(caseFieldLabel(key)) || key,
        nothing: '—',
      };
      const { field } = item.params;
      // Ids tell a reader nothing; that it was changed does.
      if (item.code === 'case.fieldChanged' && typeof field === 'string' && field.endsWith('Id'))
        return t('timeline.referenceChanged', { field: vocabulary.field(field) });
      // TypeScript asks for the words of all codes at once; these are the words of this one.
      const sentence = t as (key: string, words: Record<string, string>) => string;
      return sentence(`timeline.event.${item.code}`, eventWords(item, vocabulary));
    },
    [t, i18n, text],
  );
}
