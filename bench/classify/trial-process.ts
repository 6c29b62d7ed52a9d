import { createHash } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';
import { fewestExamples, serialise } from '../../engine/classifier/index.ts';
import { testOn, trainOn } from './trial.ts';

// One field of one set in a process of its own, so that memory and warm-up are its own. Prints one line of JSON.
const [folder, field] = process.argv.slice(2);
if (folder === undefined || field === undefined) throw new Error('Give a folder and a field.');
const reasons = {
  tooFew: `fewer than ${fewestExamples} rows are left to learn from`,
  oneLabel: 'all rows have the same label',
  cancelled: 'cancelled',
};
const start = performance.now();
const cpu = process.cpuUsage();
const notes: string[] = [];
const trained = trainOn(folder, field, (note) => notes.push(note));
if (trained.refused !== undefined) {
  process.stdout.write(`${JSON.stringify({ refused: reasons[trained.refused], notes })}\n`);
  process.exit();
}
const { model, report } = trained;
const seconds = (performance.now() - start) / 1000;
const used = process.cpuUsage(cpu);
const memory = process.resourceUsage().maxRSS / 1024;
const bytes = serialise(model);
const { heldOut, ...summary } = report;
const tested = testOn(folder, field, model, report, (note) => notes.push(note));
const result = {
  field,
  notes,
  cases: summary.cases,
  classes: model.labels.length,
  calibratedOn: summary.calibratedOn,
  heldOut: { cases: heldOut.length, accuracy: summary.accuracy, ece: summary.ece },
  seconds,
  cpuSeconds: (used.user + used.system) / 1e6,
  memory,
  size: brotliCompressSync(bytes).length / 1024 / 1024,
  hash: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
  ...tested,
  // Bins and labels would be most of the output; who wants them takes the library's report.
  evaluation: {
    ...tested.evaluation,
    bins: [],
    perLabel: [],
    confusions: tested.evaluation.confusions.slice(0, 5),
  },
};
process.stdout.write(`${JSON.stringify(result)}\n`);
