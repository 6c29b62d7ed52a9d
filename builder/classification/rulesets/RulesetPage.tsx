import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classifyText } from '../../../engine/browser.ts';
import { classificationApi } from '../../../server/client.ts';
import { useApi, useApiMutation } from '../../app/api.ts';
import { useGo, useRouteId } from '../../app/navigation.ts';
import { useMe } from '../../app/session.ts';
import { move } from '../../form/settings/setting-values.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page, Section } from '../../ui/Page.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { TextPairField } from '../../ui/TextPairField.tsx';
import { showToast } from '../../ui/toast.ts';
import {
  bodyOf,
  draftOf,
  emptyRule,
  emptyRuleset,
  faultOf,
  ruleOf,
  type RulesetDraft,
} from './rule-draft.ts';
import { RuleCard } from './RuleCard.tsx';
import styles from './Rulesets.module.css';

/** The address of a ruleset that is not there yet. */
export const newRuleset = 'new';

export function RulesetPage() {
  const key = useRouteId();
  const { t } = useTranslation('classification');
  const { data, problem, refetch } = useApi(classificationApi.listRulesets, {});
  const parents = [
    { label: t('title'), href: '/classification' },
    { label: t('rulesets.title'), href: '/classification/rulesets' },
  ];
  const stored = data?.items.find((each) => each.key === key);
  const text = useText();
  const title = stored ? text(stored.title) : t(key === newRuleset ? 'rulesets.addTitle' : 'rulesets.title');
  return (
    <Page title={title} parents={parents} description={t('rulesets.editHelp')}>
      {problem && <ProblemNotice problem={problem} onRetry={refetch} />}
      {!data && !problem && <Skeleton lines={6} />}
      {data && !stored && key !== newRuleset && <EmptyState title={t('rulesets.gone')} />}
      {data && (stored || key === newRuleset) && <RulesetEditor key={key} stored={stored} />}
    </Page>
  );
}

function RulesetEditor({ stored: given }: { stored: classificationApi.StoredRuleset | undefined }) {
  const { t } = useTranslation(['classification', 'common']);
  const isReadOnly = useMe().role !== 'admin';
  // What the draft was made of: a version saved elsewhere meanwhile is refused, not overwritten.
  const [stored] = useState(given);
  const [draft, setDraft] = useState(() => (stored ? draftOf(stored) : emptyRuleset));
  const [tried, setTried] = useState('');
  const { save, isPending, problem } = useSave(stored);
  const isReady =
    draft.key !== '' &&
    draft.title.en !== '' &&
    draft.title.ja !== '' &&
    draft.rules.every((rule) => !faultOf(rule));
  return (
    <div className={styles.split}>
      <div className={styles.column}>
        {problem && <ProblemNotice problem={problem} />}
        <Section title={t('rulesets.about')}>
          {!stored && (
            <TextField
              label={t('rulesets.key')}
              description={t('rulesets.keyHelp')}
              value={draft.key}
              onChange={(key) => setDraft({ ...draft, key })}
              lang="en"
              isRequired
            />
          )}
          <TextPairField
            label={t('rulesets.name')}
            value={draft.title}
            onChange={(title) => setDraft({ ...draft, title })}
            isReadOnly={isReadOnly}
            isRequired
          />
        </Section>
        <Rules draft={draft} setDraft={setDraft} tried={tried} isReadOnly={isReadOnly} />
      </div>
      <aside className={styles.aside}>
        <Section title={t('rulesets.try')}>
          <TextArea label={t('rulesets.tryText')} rows={6} value={tried} onChange={setTried} />
          <Tried draft={draft} text={tried} />
        </Section>
        {!isReadOnly && (
          <div className={styles.save}>
            {!isReady && <p className={styles.quiet}>{t('rulesets.notReady')}</p>}
            <Button variant="primary" isDisabled={!isReady} isPending={isPending} onPress={() => save(draft)}>
              {t('common:action.save')}
            </Button>
          </div>
        )}
      </aside>
    </div>
  );
}

interface RulesProps {
  draft: RulesetDraft;
  setDraft: (draft: RulesetDraft) => void;
  tried: string;
  isReadOnly: boolean;
}

function Rules({ draft, setDraft, tried, isReadOnly }: RulesProps) {
  const { t } = useTranslation('classification');
  const { rules } = draft;
  const hit = hitOf(draft, tried);
  const put = (next: RulesetDraft['rules']) => setDraft({ ...draft, rules: next });
  return (
    <Section title={t('rulesets.rules')}>
      <p className={styles.quiet}>{t('rulesets.orderHelp')}</p>
      <ol className={styles.rules}>
        {rules.map((rule, at) => (
          <RuleCard
            key={rule.id}
            rule={rule}
            number={at + 1}
            count={rules.length}
            isReadOnly={isReadOnly}
            found={hit?.rule === at + 1 ? hit.words : undefined}
            change={(part) => put(rules.with(at, { ...rule, ...part }))}
            move={(by) => put(move(rules, at, at + by))}
            remove={() => put(rules.toSpliced(at, 1))}
          />
        ))}
      </ol>
      {!isReadOnly && rules.length < 100 && (
        <Button
          icon={Plus}
          onPress={() => put([...rules, emptyRule(Math.max(-1, ...rules.map(({ id }) => id)) + 1)])}
        >
          {t('rulesets.addRule')}
        </Button>
      )}
    </Section>
  );
}

/**
 * Tried here, on what is typed, by the very code that reads customers' messages on the server. What earlier
 * rulesets would have set is not known here, so conditions on it count as met.
 */
function hitOf(draft: RulesetDraft, text: string): { rule: number; words: string[] } | undefined {
  if (text.trim() === '') return undefined;
  const rules = draft.rules.map((rule) => ruleOf({ ...rule, when: [] }));
  const { labels, why } = classifyText(text, [{ key: draft.key, title: draft.title, rules }]);
  const [label] = labels;
  const words = why[0]?.left;
  return label && { rule: label.rule, words: Array.isArray(words) ? words.map(String) : [] };
}

function Tried({ draft, text }: { draft: RulesetDraft; text: string }) {
  const { t } = useTranslation('classification');
  if (text.trim() === '') return <p className={styles.quiet}>{t('rulesets.tryHelp')}</p>;
  const hit = hitOf(draft, text);
  const rule = hit && draft.rules[hit.rule - 1];
  return (
    <p role="status">
      {rule === undefined
        ? t('rulesets.noMatch')
        : t('rulesets.hit', {
            number: hit?.rule,
            outputs: Object.entries(ruleOf(rule).outputs)
              .map(([name, value]) => `${name} = ${value}`)
              .join(', '),
          })}
    </p>
  );
}

function useSave(stored: classificationApi.StoredRuleset | undefined) {
  const { t } = useTranslation();
  const go = useGo();
  const saving = useApiMutation(classificationApi.saveRuleset, {
    refreshes: [classificationApi.listRulesets, classificationApi.previewClassification],
    onDone: () => {
      showToast({ text: t('state.saved'), tone: 'success' });
      go('/classification/rulesets');
    },
  });
  return {
    save: (draft: RulesetDraft) =>
      saving.mutate({
        params: { key: draft.key },
        body: bodyOf(draft),
        ...(stored && { ifMatch: stored.version }),
      }),
    isPending: saving.isPending,
    problem: saving.problem,
  };
}
