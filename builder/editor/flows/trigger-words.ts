import type { TFunction } from 'i18next';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  catalogue,
  eventLabel,
  scopeFields,
  type Condition,
  type Locale,
  type Trigger,
} from '../../../engine/browser.ts';
import { channelName } from '../../desk/channel-name.ts';
import { groupOf } from '../../form/condition/condition-model.ts';
import { sentenceOf } from '../../form/condition/condition-sentence.ts';
import { useFormWorld } from '../../form/form-world.ts';
import { useLocale } from '../../i18n/use-text.ts';
import { scheduleWords } from '../inspector/trigger/preset-words.ts';

interface Words {
  t: TFunction<['editor', 'common', 'form']>;
  locale: Locale;
  language: string;
  sentence(when: Condition): string;
}

/** What starts a flow, in a few words. */
export function useTriggerWords(): (trigger: Trigger) => string {
  const { t, i18n } = useTranslation(['editor', 'common', 'form']);
  const locale = useLocale();
  const { labelOf } = useFormWorld();
  const fields = useMemo(() => scopeFields({ variables: [], steps: {} }, catalogue), []);
  return useCallback(
    (trigger) => {
      const form = i18n.getFixedT(i18n.language, 'form');
      const sentence = (when: Condition) =>
        sentenceOf(groupOf(when), { t: form, locale, fields, valueLabel: labelOf });
      return wordTrigger(trigger, { t, locale, language: i18n.language, sentence });
    },
    [t, i18n, locale, fields, labelOf],
  );
}

function wordTrigger(trigger: Trigger, { t, locale, language, sentence }: Words): string {
  const withWhen = (what: string, when: Condition | undefined): string =>
    when === undefined ? what : t('trigger.says.when', { what, sentence: sentence(when) });
  switch (trigger.type) {
    case 'manual':
    case 'api':
      return t(`trigger.${trigger.type}`);
    case 'message': {
      const names = (trigger.channels ?? []).map((id) =>
        channelName(id, (known) => t(`common:channel.${known}`)),
      );
      const channels = new Intl.ListFormat(language, { type: 'disjunction' }).format(names);
      const what = names.length === 0 ? t('trigger.message') : t('trigger.says.message', { channels });
      return withWhen(what, trigger.when);
    }
    case 'event':
      return withWhen(t('trigger.says.event', { name: eventLabel(trigger.name)[locale] }), trigger.when);
    case 'recordChange': {
      const kind = trigger.on.length > 1 ? 'both' : (trigger.on[0] ?? 'update');
      const what = t(`trigger.says.${kind}`, { object: t(`common:recordObject.${trigger.object}`) });
      return withWhen(what, trigger.when);
    }
    case 'schedule': {
      const what = scheduleWords(trigger.cron, t, language);
      const { forEach } = trigger;
      if (!forEach) return what;
      const object = t(`common:recordObject.${forEach.object}`);
      return withWhen(t('trigger.says.forEach', { what, object }), forEach.when);
    }
    default:
      return trigger satisfies never;
  }
}
