import { useTranslation } from 'react-i18next';
import type { modelReportApi } from '../../../server/client.ts';
import { useCountText, useShareText } from '../../desk/use-share-text.ts';
import { Table } from '../../ui/Table.tsx';
import { Plot } from '../charts/Plot.tsx';
import styles from '../charts/Plot.module.css';
import { pathOf, shareDomain, type Scale } from '../charts/scale.ts';

type Point = modelReportApi.CurvePoint;

interface CurveChartProps {
  points: readonly Point[];
  /** Where the thresholds lie now. */
  automate: Point | undefined;
  select: Point | undefined;
  target: number | undefined;
}

/** The more cases are answered alone, the less sure the last of them are: precision over coverage. */
export function CurveChart({ points, automate, select, target }: CurveChartProps) {
  const { t } = useTranslation('classification');
  const { rough, exact } = useShareText();
  const count = useCountText();
  const last = points.at(-1);
  return (
    <Plot
      title={t('curve.title')}
      summary={t('curve.summary', {
        coverage: rough(last?.coverage ?? 0),
        precision: exact(last?.precision ?? 0),
      })}
      x={{ title: t('curve.coverage'), domain: [0, 1], format: rough }}
      y={{ title: t('curve.precision'), domain: shareDomain(lowest(points)), format: rough }}
      draw={(scale) => (
        <>
          <Curve points={points} scale={scale} />
          {target !== undefined && <Target at={target} scale={scale} />}
          {select && <Mark point={select} scale={scale} isQuiet />}
          {automate && <Mark point={automate} scale={scale} />}
        </>
      )}
      table={
        <Table
          label={t('curve.title')}
          rows={thinned(points)}
          rowId={({ at }) => String(at)}
          columns={[
            { id: 'at', header: t('curve.at'), align: 'end', cell: ({ at }) => exact(at) },
            {
              id: 'coverage',
              header: t('curve.coverage'),
              align: 'end',
              cell: (each) => exact(each.coverage),
            },
            {
              id: 'precision',
              header: t('curve.precision'),
              align: 'end',
              cell: (each) => exact(each.precision),
            },
            {
              id: 'range',
              header: t('curve.range'),
              align: 'end',
              cell: ({ low, high }) => `${exact(low)} – ${exact(high)}`,
            },
            { id: 'n', header: t('curve.n'), align: 'end', cell: ({ n }) => count(n) },
          ]}
        />
      }
    />
  );
}

/** The first few held-out cases say hardly anything; their wide range would press all else into a corner. */
const lowest = (points: readonly Point[]): number[] =>
  points.filter(({ n }) => n >= 30).map(({ low }) => low);
/** Twenty lines tell it as well as two hundred. */
const thinned = (points: readonly Point[]): Point[] => {
  const step = Math.max(1, Math.floor(points.length / 20));
  return points.filter((_, at) => at % step === 0 || at === points.length - 1);
};

function Curve({ points, scale }: { points: readonly Point[]; scale: Scale }) {
  const floor = shareDomain(lowest(points))[0];
  const at = (value: (point: Point) => number) => (point: Point) => ({
    x: scale.x(point.coverage),
    y: scale.y(Math.max(floor, value(point))),
  });
  const high = points.map(at(({ high: most }) => most));
  const low = points.map(at(({ low: least }) => least)).toReversed();
  return (
    <>
      {points.length > 1 && <path className={styles.band} d={`${pathOf([...high, ...low])}Z`} />}
      <path className={styles.line} d={pathOf(points.map(at(({ precision }) => precision)))} />
    </>
  );
}

const Target = ({ at, scale }: { at: number; scale: Scale }) => (
  <line className={styles.target} x1={scale.x(0)} x2={scale.x(1)} y1={scale.y(at)} y2={scale.y(at)} />
);

function Mark({ point, scale, isQuiet }: { point: Point; scale: Scale; isQuiet?: boolean }) {
  const { x, y } = { x: scale.x(point.coverage), y: scale.y(point.precision) };
  return (
    <>
      <line
        className={styles.mark}
        x1={x}
        x2={x}
        y1={y}
        y2={260 - 40}
        strokeDasharray={isQuiet ? '2 3' : undefined}
      />
      <circle className={styles.markDot} cx={x} cy={y} r={isQuiet ? 4 : 6} />
    </>
  );
}
