import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { TextPairField } from '../../ui/TextPairField.tsx';
import { faultOf, type Pair, type RuleDraft } from './rule-draft.ts';
import styles from './Rulesets.module.css';

export interface RuleCardProps {
  rule: RuleDraft;
  /** From 1: the order decides. */
  number: number;
  count: number;
  isReadOnly: boolean;
  /** The words of the tried text that make this rule the one that counts. */
  found: readonly string[] | undefined;
  change: (part: Partial<RuleDraft>) => void;
  move: (by: -1 | 1) => void;
  remove: () => void;
}

export function RuleCard(props: RuleCardProps) {
  const { rule, found, change, isReadOnly } = props;
  const { t } = useTranslation('classification');
  const fault = faultOf(rule);
  return (
    <li className={classes(styles.rule, found && styles.found)} aria-labelledby={`rule-${rule.id}`}>
      <RuleHead {...props} />
      {found && (
        <p className={styles.foundWords}>
          <StatusChip tone="success">{t('rulesets.matches')}</StatusChip> {found.join(', ')}
        </p>
      )}
      <div className={styles.words}>
        {(['any', 'all', 'none'] as const).map((kind) => (
          <TextArea
            key={kind}
            rows={2}
            label={t(`rulesets.${kind}`)}
            value={rule[kind]}
            isReadOnly={isReadOnly}
            onChange={(line) => change({ [kind]: line })}
          />
        ))}
      </div>
      <Pairs
        kind="outputs"
        pairs={rule.outputs}
        isReadOnly={isReadOnly}
        change={(outputs) => change({ outputs })}
      />
      <details className={styles.more} open={rule.when.length > 0 || undefined}>
        <summary>{t('rulesets.more')}</summary>
        <Pairs kind="when" pairs={rule.when} isReadOnly={isReadOnly} change={(when) => change({ when })} />
        <TextPairField
          label={t('rulesets.label')}
          value={rule.label}
          isReadOnly={isReadOnly}
          onChange={(label) => change({ label })}
        />
      </details>
      {fault && !isReadOnly && <p className={styles.fault}>{t(`rulesets.fault.${fault}`)}</p>}
    </li>
  );
}

function RuleHead({ rule, number, count, isReadOnly, move, remove }: RuleCardProps) {
  const { t } = useTranslation('classification');
  const text = useText();
  return (
    <header className={styles.ruleHead}>
      <h3 id={`rule-${rule.id}`}>
        {t('rulesets.rule', { number })} <span className={styles.quiet}>{text(rule.label)}</span>
      </h3>
      {!isReadOnly && (
        <div className={styles.actions}>
          <IconButton
            size="dense"
            icon={ArrowUp}
            label={t('rulesets.up', { number })}
            isDisabled={number === 1}
            onPress={() => move(-1)}
          />
          <IconButton
            size="dense"
            icon={ArrowDown}
            label={t('rulesets.down', { number })}
            isDisabled={number === count}
            onPress={() => move(1)}
          />
          <IconButton size="dense" icon={Trash2} label={t('rulesets.remove', { number })} onPress={remove} />
        </div>
      )}
    </header>
  );
}

interface PairsProps {
  kind: 'outputs' | 'when';
  pairs: readonly Pair[];
  isReadOnly: boolean;
  change: (pairs: Pair[]) => void;
}
const mostPairs = 5;

function Pairs({ kind, pairs, isReadOnly, change }: PairsProps) {
  const { t } = useTranslation('classification');
  return (
    <fieldset className={styles.pairs}>
      <legend>{t(`rulesets.${kind}`)}</legend>
      {kind === 'when' && <p className={styles.quiet}>{t('rulesets.whenHelp')}</p>}
      {pairs.map((pair, at) => (
        // A pair has no identity but its place: its name is what is being typed.
        <div className={styles.pair} key={at}>
          <TextField
            label={t('rulesets.output')}
            hideLabel={at > 0}
            value={pair.name}
            isReadOnly={isReadOnly}
            lang="en"
            onChange={(name) => change(pairs.with(at, { ...pair, name }))}
          />
          <TextField
            label={t('rulesets.value')}
            hideLabel={at > 0}
            value={pair.value}
            isReadOnly={isReadOnly}
            onChange={(value) => change(pairs.with(at, { ...pair, value }))}
          />
          {!isReadOnly && (
            <IconButton
              icon={Trash2}
              label={t('rulesets.removePair', { name: pair.name })}
              onPress={() => change(pairs.toSpliced(at, 1))}
            />
          )}
        </div>
      ))}
      {!isReadOnly && pairs.length < mostPairs && (
        <Button size="dense" icon={Plus} onPress={() => change([...pairs, { name: '', value: '' }])}>
          {t(kind === 'outputs' ? 'rulesets.addOutput' : 'rulesets.addWhen')}
        </Button>
      )}
    </fieldset>
  );
}
