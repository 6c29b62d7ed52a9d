import { engine } from './measures/engine.ts';
import { desk } from './measures/desk.ts';
import { growth } from './measures/growth.ts';
import { kill } from './measures/kill.ts';
import { overload } from './measures/overload.ts';
import { predict } from './measures/predict.ts';
import { profile } from './measures/profile.ts';
import { throughput } from './measures/throughput.ts';
import { training } from './measures/training.ts';
import { waiting } from './measures/waiting.ts';
import type { Measure } from './measures/bench.ts';
import { leaveAll } from './house/house.ts';
import { createReport, table } from './report.ts';
import { startYardstick } from './yardsticks/start.ts';

/** In the order in which they run. `npm run bench -- quick growth` runs the short version of one of them. */
const measures: Record<string, Measure> = {
  throughput,
  engine,
  waiting,
  kill,
  growth,
  overload,
  desk,
  training,
  predict,
  profile,
};

const asked = process.argv.slice(2);
const isQuick = asked.includes('quick');
const names = asked.filter((word) => word !== 'quick');
const unknown = names.find((name) => !Object.hasOwn(measures, name));
if (unknown !== undefined) {
  process.stderr.write(`There is no measure "${unknown}". There are: ${Object.keys(measures).join(', ')}.\n`);
  process.exit(1);
}

const report = createReport();
const notes: string[] = [];
const sink = await startYardstick('sink');
const started = performance.now();
for (const [name, measure] of Object.entries(measures)) {
  if (names.length > 0 && !names.includes(name)) continue;
  process.stderr.write(`\n${name}\n`);
  try {
    await measure({ report, sink, isQuick, note: (text) => void notes.push(text) });
  } catch (error) {
    // One measure that breaks must not take the others' results with it; it shows as missing.
    process.exitCode = 1;
    await leaveAll();
    notes.push(`${name} broke off: ${error instanceof Error ? error.stack : String(error)}`);
  }
}
sink.stop();
const minutes = Number(((performance.now() - started) / 60_000).toFixed(1));
process.stdout.write(`\n${table(report.rows())}\n\n${notes.join('\n')}\n\n`);
process.stdout.write(`${JSON.stringify({ node: process.version, isQuick, minutes, rows: report.rows() })}\n`);
process.exit();
