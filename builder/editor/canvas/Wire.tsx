import { CornerDownRight, Repeat } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { EdgeLabelRenderer, type EdgeProps } from 'reactflow';
import { classes } from '../../ui/classes.ts';
import { useStepWords } from '../use-step-words.ts';
import { dropMark, useCanvas } from './canvas-context.ts';
import type { WireData, WireType } from './drawing.ts';
import styles from './Canvas.module.css';
import { corners, pathThrough } from './wire-path.ts';

/** The way from an outcome to its step, with a place to put a step in between. */
export const Wire = memo(function Wire({ data, sourceX, sourceY, targetX, targetY }: EdgeProps<WireType>) {
  if (!data) return null;
  const from = { x: sourceX, y: sourceY };
  if (data.jump) return <GoTo {...from} data={data} />;
  const path = pathThrough(corners(from, { x: targetX, y: targetY }, data.way));
  return (
    <g className={wireClass(data)}>
      <path d={path} className={styles.line} />
      {!data.isOpen && <path d={`M ${targetX - 4} ${targetY - 8} l 4 7 l 4 -7 z`} className={styles.tip} />}
      <path d={path} className={styles.reach} {...dropMark(data.step, data.outcome.id)} />
      {!data.isOpen && <PutBetween {...from} data={data} />}
    </g>
  );
});

const wireClass = (data: WireData) =>
  classes(
    styles.wire,
    data.outcome.kind === 'error' && styles.errorWire,
    data.isOpen && styles.openWire,
    data.taken === true && styles.taken,
    data.taken === false && styles.notTaken,
  );

interface AtPort {
  x: number;
  y: number;
  data: WireData;
}

function PutBetween({ x, y, data: { step, outcome } }: AtPort) {
  const { actions } = useCanvas();
  const { text } = useStepWords();
  const { t } = useTranslation('editor');
  if (!actions) return null;
  return (
    <g
      className={styles.between}
      transform={`translate(${x} ${y + 12})`}
      role="button"
      tabIndex={-1}
      aria-label={t('canvas.addBehind', { outcome: text(outcome.label) })}
      onClick={(event) => actions.add({ behind: { step, outcome: outcome.id } }, event.currentTarget)}
      {...dropMark(step, outcome.id)}
    >
      <circle r={12} className={styles.betweenReach} />
      <circle r={8} />
      <path d="M -4 0 h 8 M 0 -4 v 8" />
    </g>
  );
}

const widest = 132;

function GoTo({ x, y, data }: AtPort) {
  const { goTo } = useCanvas();
  const words = useStepWords();
  const { t } = useTranslation('editor');
  const { jump } = data;
  if (!jump) return null;
  const Sign = jump.endsTurn ? Repeat : CornerDownRight;
  const name = t(jump.endsTurn ? 'canvas.nextItem' : 'canvas.goTo', {
    number: jump.number,
    title: words.title(jump.target),
  });
  return (
    <>
      <path d={`M ${x} ${y} v 10`} className={classes(styles.line, wireClass(data))} />
      <EdgeLabelRenderer>
        <button
          type="button"
          tabIndex={-1}
          aria-label={name}
          title={name}
          className={classes(styles.goTo, 'nodrag', 'nopan')}
          style={{
            transform: `translate(-50%, 0) translate(${x}px, ${y + 10}px)`,
            maxWidth: Math.min(widest, data.room),
          }}
          onClick={() => goTo(jump.to)}
          {...dropMark(data.step, data.outcome.id)}
        >
          <Sign size={12} aria-hidden />
          <span>{jump.endsTurn ? t('canvas.nextTurn') : name}</span>
        </button>
      </EdgeLabelRenderer>
    </>
  );
}
