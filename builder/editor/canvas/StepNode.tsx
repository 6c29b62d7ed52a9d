import {
  CircleAlert,
  CircleCheck,
  CircleX,
  Hourglass,
  LoaderCircle,
  StickyNote,
  TriangleAlert,
} from 'lucide-react';
import { memo, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { Handle, Position, type NodeProps } from 'reactflow';
import { catalogue } from '../../../engine/browser.ts';
import { classes } from '../../ui/classes.ts';
import { ports, type DrawnOutcome } from '../document/outcomes.ts';
import { portRow, portX, portsPerRow, stepHeight, stepWidth } from '../layout/graph.ts';
import { StepIcon } from '../StepIcon.tsx';
import { colourOf } from '../step-look.ts';
import { useStepWords } from '../use-step-words.ts';
import { dropMark, useCanvas } from './canvas-context.ts';
import type { StepData, StepMark, StepNodeType } from './drawing.ts';
import styles from './StepNode.module.css';
import { useStepName } from './use-step-name.ts';

/** A step on the canvas: stripe and icon, what it is, what is wrong with it, and one port per outcome. */
export const StepNode = memo(function StepNode({ data, selected }: NodeProps<StepNodeType>) {
  const { current } = useCanvas();
  const words = useStepWords();
  const nameOf = useStepName();
  const definition = catalogue.get(data.step.type);
  // React's types know no custom properties in a style.
  const style = { '--stripe': colourOf(definition) } as CSSProperties;
  return (
    <div
      className={classes(styles.step, selected && styles.selected, data.isSkipped && styles.skipped)}
      style={style}
      role="group"
      aria-label={nameOf(data)}
      aria-current={selected ? 'true' : undefined}
      tabIndex={current === data.id ? 0 : -1}
      data-step={data.id}
    >
      <Handle type="target" position={Position.Top} className={styles.entry} isConnectableStart={false} />
      <div className={styles.body} style={{ height: stepHeight - (data.outcomes.length > 0 ? portRow : 0) }}>
        <span className={styles.icon}>
          <StepIcon definition={definition} />
        </span>
        <span className={styles.words}>
          <span className={styles.title}>{words.title(data.step)}</span>
          <span className={styles.subtitle}>{words.subtitle(data.step)}</span>
        </span>
      </div>
      <Badges data={data} />
      <Ports data={data} />
    </div>
  );
});

function Ports({ data }: { data: StepData }) {
  const { actions } = useCanvas();
  const { t } = useTranslation('editor');
  const shown = ports(data.outcomes);
  const more = data.outcomes.length - shown.length;
  return (
    <>
      {shown.map((outcome, index) => (
        <Port
          key={outcome.id}
          step={data.id}
          outcome={outcome}
          index={index}
          count={shown.length}
          isOnlyWay={shown.every((other) => other === outcome || other.kind === 'error')}
        />
      ))}
      {actions && more > 0 && (
        <button
          type="button"
          tabIndex={-1}
          className={classes(styles.more, 'nodrag')}
          aria-label={t('canvas.moreOutcomes', { count: more })}
          title={t('canvas.moreOutcomes', { count: more })}
          onClick={(event) => actions.choose(data.id, undefined, event.currentTarget)}
        >
          +{more}
        </button>
      )}
    </>
  );
}

interface PortProps {
  step: string;
  outcome: DrawnOutcome;
  index: number;
  count: number;
  /** Nothing but failures beside it. */
  isOnlyWay: boolean;
}

function Port({ step, outcome, index, count, isOnlyWay }: PortProps) {
  const { text } = useStepWords();
  const { actions } = useCanvas();
  const { t } = useTranslation('editor');
  const row = Math.floor(index / portsPerRow);
  const inRow = Math.min(portsPerRow, count - row * portsPerRow);
  const isError = outcome.kind === 'error';
  const label = outcome.fallback && isOnlyWay ? t('canvas.next') : text(outcome.label);
  return (
    <Handle
      id={outcome.id}
      type="source"
      position={Position.Bottom}
      isConnectable={actions !== null}
      isConnectableEnd={false}
      className={classes(
        styles.port,
        isError && styles.error,
        !outcome.isKnown && styles.unknown,
        !outcome.to && styles.free,
      )}
      style={{
        left: portX(index, count),
        top: stepHeight - portRow + portRow * row,
        maxWidth: stepWidth / inRow - 2,
      }}
      title={outcome.isKnown ? label : t('canvas.lostOutcome', { outcome: label })}
      onClick={(event) => actions?.choose(step, outcome.id, event.currentTarget)}
      {...dropMark(step, outcome.id)}
    >
      {isError && <TriangleAlert size={12} aria-hidden />}
      <span>{label}</span>
    </Handle>
  );
}

function Badges({ data }: { data: StepData }) {
  const { t } = useTranslation('editor');
  const problems = data.errors + data.others;
  return (
    <span className={styles.badges}>
      {data.isStart && <span className={styles.start}>{t('canvas.start')}</span>}
      {data.arrivals > 0 && (
        <span className={styles.arrivals}>{t('canvas.arrivals', { count: data.arrivals })}</span>
      )}
      {data.step.note && <StickyNote size={14} aria-hidden className={styles.note} />}
      {problems > 0 && (
        <span className={classes(styles.problems, data.errors === 0 && styles.mild)}>
          <CircleAlert size={12} aria-hidden />
          {problems}
        </span>
      )}
      {data.mark && <Mark mark={data.mark} />}
    </span>
  );
}

const markIcons = { done: CircleCheck, failed: CircleX, waiting: Hourglass, current: LoaderCircle } as const;

function Mark({ mark: { status, count } }: { mark: StepMark }) {
  const { t } = useTranslation('editor');
  const Icon = markIcons[status];
  return (
    <span className={classes(styles.mark, styles[status])}>
      <Icon size={14} aria-hidden />
      {t(`canvas.mark.${status}`)}
      {count > 1 && ` ×${count}`}
    </span>
  );
}
