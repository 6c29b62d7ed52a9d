import { useTranslation } from 'react-i18next';
import type { predictionsApi } from '../../../server/client.ts';
import { useCountText, useShareText } from '../../desk/use-share-text.ts';
import { useLocale } from '../../i18n/use-text.ts';
import { classes } from '../../ui/classes.ts';
import { Table } from '../../ui/Table.tsx';
import { Plot } from '../charts/Plot.tsx';
import styles from '../charts/Plot.module.css';
import { pathOf, type Scale, ticksOf } from '../charts/scale.ts';

type Week = predictionsApi.Quality['weeks'][number];
type Proportion = Week['acceptance'];
const lines = ['acceptance', 'automation', 'unknown'] as const;
type Line = (typeof lines)[number];
const looks: Record<Line, { line: string | undefined; dot: string | undefined }> = {
  acceptance: { line: undefined, dot: styles.dot },
  automation: { line: styles.second, dot: styles.dotSecond },
  unknown: { line: styles.third, dot: styles.dotThird },
};
const valueOf = (week: Week, line: Line): number | null =>
  line === 'unknown' ? week.unknownShare : week[line].share;

/** Acceptance, precision of automation and share of the unknown, one point a week. Weeks without any are gaps. */
export function QualityChart({ weeks }: { weeks: readonly Week[] }) {
  const { t } = useTranslation('classification');
  const { rough } = useShareText();
  const day = useDay();
  const last = weeks.length - 1;
  const newest = weeks[last];
  const told = (line: Line) => {
    const value = newest && valueOf(newest, line);
    return `${t(`quality.${line}`)} ${value == null ? '—' : rough(value)}`;
  };
  return (
    <Plot
      title={t('quality.byWeek')}
      summary={`${t('quality.newest')}: ${lines.map(told).join(', ')}`}
      x={{
        title: t('quality.week'),
        domain: [0, Math.max(1, last)],
        format: (at) => day(weeks[at]?.from),
        ticks: ticksOf([0, Math.max(1, last)], 3).filter(Number.isInteger),
      }}
      y={{ title: '', domain: [0, 1], format: rough }}
      draw={(scale) => lines.map((line) => <Series key={line} weeks={weeks} line={line} scale={scale} />)}
      legend={
        <ul className={styles.legend}>
          {lines.map((line) => (
            <li key={line}>
              <svg width={28} height={8} aria-hidden>
                <line className={classes(styles.line, looks[line].line)} x1={0} x2={28} y1={4} y2={4} />
              </svg>
              {t(`quality.${line}`)}
            </li>
          ))}
        </ul>
      }
      table={<WeekTable weeks={weeks} />}
    />
  );
}

function Series({ weeks, line, scale }: { weeks: readonly Week[]; line: Line; scale: Scale }) {
  const points = weeks.flatMap((week, at) => {
    const value = valueOf(week, line);
    return value === null ? [] : [{ at, x: scale.x(at), y: scale.y(value) }];
  });
  return (
    <>
      {stretchesOf(points).map((stretch) => (
        <path key={stretch[0]?.at} className={classes(styles.line, looks[line].line)} d={pathOf(stretch)} />
      ))}
      {points.map(({ at, x, y }) => (
        <circle key={at} className={looks[line].dot} cx={x} cy={y} r={4} />
      ))}
    </>
  );
}

/** Weeks that follow each other: over a week without any figure no line is drawn. */
function stretchesOf<P extends { at: number }>(points: readonly P[]): P[][] {
  const stretches: P[][] = [];
  for (const point of points) {
    const last = stretches.at(-1);
    if (last?.at(-1)?.at === point.at - 1) last.push(point);
    else stretches.push([point]);
  }
  return stretches;
}

function WeekTable({ weeks }: { weeks: readonly Week[] }) {
  const { t } = useTranslation('classification');
  const { exact } = useShareText();
  const count = useCountText();
  const day = useDay();
  const told = ({ share, low, high, n }: Proportion) =>
    share === null ? '—' : `${exact(share)} (${exact(low)} – ${exact(high)}, n = ${count(n)})`;
  return (
    <Table
      label={t('quality.byWeek')}
      rows={weeks.toReversed()}
      rowId={({ from }) => from}
      columns={[
        { id: 'from', header: t('quality.week'), cell: ({ from }) => day(from) },
        { id: 'n', header: t('quality.predictions'), align: 'end', cell: (week) => count(week.predictions) },
        {
          id: 'acceptance',
          header: t('quality.acceptance'),
          align: 'end',
          cell: (week) => told(week.acceptance),
        },
        {
          id: 'automation',
          header: t('quality.automation'),
          align: 'end',
          cell: (week) => told(week.automation),
        },
        { id: 'audit', header: t('quality.audits'), align: 'end', cell: (week) => told(week.audit) },
        {
          id: 'unknown',
          header: t('quality.unknown'),
          align: 'end',
          cell: ({ unknownShare }) => (unknownShare === null ? '—' : exact(unknownShare)),
        },
        { id: 'psi', header: t('quality.psi'), align: 'end', cell: ({ psi }) => psi?.toFixed(2) ?? '—' },
      ]}
    />
  );
}

/** `Nov 23`: weeks are named by their Monday. */
function useDay(): (day: string | undefined) => string {
  const locale = useLocale();
  const format = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  return (day) => (day === undefined ? '' : format.format(new Date(`${day}T00:00:00Z`)));
}
