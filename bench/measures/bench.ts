import type { Report } from '../report.ts';
import type { Yardstick } from '../yardsticks/start.ts';

/** What every measure is given. */
export interface Bench {
  report: Report;
  sink: Yardstick;
  /** Short and with fewer rows: to see that it runs, and roughly how fast. */
  isQuick: boolean;
  /** Text under the table. */
  note(text: string): void;
}
export type Measure = (bench: Bench) => Promise<void>;
