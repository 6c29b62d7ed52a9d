import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Plot.module.css';
import { type Domain, margin, type Scale, scaleOf, ticksOf } from './scale.ts';
import { useWidth } from './use-width.ts';

export interface PlotProps {
  title: string;
  /** What the drawing says, in one sentence, for those who do not see it. */
  summary: string;
  x: Axis;
  y: Axis;
  /** Draws the marks at the places that the scale gives. */
  draw: (scale: Scale) => ReactNode;
  legend?: ReactNode;
  /** The same as numbers. */
  table: ReactNode;
}
export interface Axis {
  title: string;
  domain: Domain;
  format: (value: number) => string;
  ticks?: readonly number[];
}
const height = 260;

/** A drawing with axes. Below it stand its numbers: nothing is told by a picture alone. */
export function Plot({ title, summary, x, y, draw, legend, table }: PlotProps) {
  const { t } = useTranslation('classification');
  const id = useId();
  const [ref, width] = useWidth();
  const scale = scaleOf({ width, height }, x.domain, y.domain);
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption id={id} className={styles.title}>
        {title}
      </figcaption>
      <div ref={ref}>
        <svg width={width} height={height} role="img" aria-label={summary}>
          <Axes x={x} y={y} scale={scale} width={width} />
          {draw(scale)}
        </svg>
      </div>
      {legend}
      <details className={styles.twin}>
        <summary>{t('charts.asTable')}</summary>
        {table}
      </details>
    </figure>
  );
}

function Axes({ x, y, scale, width }: Pick<PlotProps, 'x' | 'y'> & { scale: Scale; width: number }) {
  const bottom = height - margin.bottom;
  return (
    <g className={styles.axes}>
      {(y.ticks ?? ticksOf(y.domain)).map((tick) => (
        <g key={tick}>
          <line x1={margin.left} x2={width - margin.right} y1={scale.y(tick)} y2={scale.y(tick)} />
          <text x={margin.left - 6} y={scale.y(tick) + 4} textAnchor="end">
            {y.format(tick)}
          </text>
        </g>
      ))}
      {(x.ticks ?? ticksOf(x.domain, width < 400 ? 3 : 5)).map((tick) => (
        <text key={tick} x={scale.x(tick)} y={bottom + 16} textAnchor="middle">
          {x.format(tick)}
        </text>
      ))}
      <text x={(margin.left + width) / 2} y={height - 6} textAnchor="middle" className={styles.axisTitle}>
        {x.title}
      </text>
    </g>
  );
}
