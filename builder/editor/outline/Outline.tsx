import { ArrowRight, CircleAlert, Plus, Repeat } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue, type Issue } from '../../../engine/browser.ts';
import { classes } from '../../ui/classes.ts';
import { isComposing } from '../../ui/is-composing.ts';
import { useStepKeys } from '../keys/step-keys.ts';
import type { Layout } from '../layout/layout.ts';
import { problemsByStep } from '../problems/by-step.ts';
import { StepIcon } from '../StepIcon.tsx';
import { useEditor, useEditorStore, useFlow } from '../store/editor-store.ts';
import { useStepWords } from '../use-step-words.ts';
import { outlineOf, type OutlineRow } from './outline.ts';
import styles from './Outline.module.css';

/** The flow as a tree to read and edit by keyboard alone: the same keys as on the canvas. */
export function Outline({ layout, issues }: { layout: Layout; issues: readonly Issue[] }) {
  const { t } = useTranslation('editor');
  const flow = useFlow();
  const store = useEditorStore();
  const current = useEditor((state) => state.current);
  const rows = useMemo(() => outlineOf(flow, catalogue, layout), [flow, layout]);
  const problems = useMemo(() => problemsByStep(issues), [issues]);
  const root = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<string>();
  const active = rows.find(({ key }) => key === place) ?? rows.find(({ key }) => key === current) ?? rows[0];
  const stepKeys = useStepKeys();
  useFollow(root, current, setPlace);

  const goTo = (row: OutlineRow | undefined) => {
    if (!row) return;
    setPlace(row.key);
    if (row.kind === 'step') store.getState().select([row.id]);
    root.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(row.key)}"]`)?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (isComposing(event) || !active) return;
    const next = rowFor(event.key, rows, rows.indexOf(active));
    if (next) goTo(next);
    else if (event.key === 'Enter' && active.kind !== 'step') open(active, event.currentTarget);
    else {
      stepKeys(event);
      return;
    }
    event.preventDefault();
  };
  const open = (row: OutlineRow, beside: Element) => {
    const { left: x, bottom: y } = (beside.querySelector(':focus') ?? beside).getBoundingClientRect();
    if (row.kind === 'goTo') goTo(rows.find(({ key }) => key === row.to));
    else if (row.kind === 'open') {
      const behind = { step: row.from, outcome: row.outcome.id };
      store.getState().set({ picking: { kind: 'add', place: { behind }, anchor: { x, y } } });
    }
  };
  return (
    <div ref={root} role="tree" aria-label={t('outline.label')} className={styles.outline} onKeyDown={press}>
      {rows.map((row) => (
        <Line
          key={row.key}
          row={row}
          isActive={row === active}
          isCurrent={row.kind === 'step' && row.id === current}
          problems={
            row.kind === 'step'
              ? (problems.get(row.id)?.errors ?? 0) + (problems.get(row.id)?.others ?? 0)
              : 0
          }
          onPress={(element) => (row.kind === 'step' ? goTo(row) : open(row, element))}
        />
      ))}
    </div>
  );
}

/** The place in the outline goes along with what is selected elsewhere. */
function useFollow(
  root: { current: HTMLDivElement | null },
  current: string | undefined,
  setPlace: (key: string | undefined) => void,
) {
  useEffect(() => {
    setPlace(current);
    if (current === undefined) return;
    const line = root.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(current)}"]`);
    line?.scrollIntoView({ block: 'nearest' });
    if (root.current?.contains(document.activeElement)) line?.focus();
  }, [root, current, setPlace]);
}

function rowFor(key: string, rows: readonly OutlineRow[], index: number): OutlineRow | undefined {
  const own = rows[index]!;
  switch (key) {
    case 'ArrowDown':
      return rows[index + 1];
    case 'ArrowUp':
      return rows[index - 1];
    case 'ArrowLeft':
      return rows.slice(0, index).findLast(({ level }) => level < own.level);
    case 'ArrowRight':
      return rows[index + 1]?.level === own.level + 1 ? rows[index + 1] : undefined;
    case 'Home':
      return rows[0];
    case 'End':
      return rows.at(-1);
    default:
      return undefined;
  }
}

interface LineProps {
  row: OutlineRow;
  isActive: boolean;
  isCurrent: boolean;
  problems: number;
  onPress(element: Element): void;
}

function Line({ row, isActive, isCurrent, problems, onPress }: LineProps) {
  const { text } = useStepWords();
  return (
    <div
      role="treeitem"
      aria-level={row.level}
      aria-selected={isCurrent}
      tabIndex={isActive ? 0 : -1}
      data-key={row.key}
      className={classes(styles.line, isCurrent && styles.current)}
      style={{ paddingInlineStart: 8 + Math.min(row.level - 1, 8) * 16 }}
      onClick={(event) => onPress(event.currentTarget)}
    >
      {row.via && <span className={styles.via}>{text(row.via.label)}</span>}
      <Content row={row} problems={problems} />
    </div>
  );
}

function Content({ row, problems }: { row: OutlineRow; problems: number }) {
  const { t } = useTranslation('editor');
  const words = useStepWords();
  const { steps } = useFlow();
  if (row.kind === 'open')
    return (
      <span className={styles.add}>
        <Plus size={14} aria-hidden /> {t('canvas.addStep')}
      </span>
    );
  const step = steps[row.kind === 'step' ? row.id : row.to];
  if (!step) return null;
  if (row.kind === 'goTo') {
    const Sign = row.endsTurn ? Repeat : ArrowRight;
    return (
      <span className={styles.goTo}>
        <Sign size={14} aria-hidden />{' '}
        {t(row.endsTurn ? 'canvas.nextItem' : 'canvas.goTo', {
          number: row.number,
          title: words.title(step),
        })}
      </span>
    );
  }
  return (
    <>
      <span className={styles.number}>{row.number}</span>
      <StepIcon definition={catalogue.get(step.type)} size={16} />
      <span className={styles.title}>{words.title(step)}</span>
      {problems > 0 && (
        <span className={styles.problems}>
          <CircleAlert size={12} aria-label={t('canvas.problemCount', { count: problems })} /> {problems}
        </span>
      )}
    </>
  );
}
