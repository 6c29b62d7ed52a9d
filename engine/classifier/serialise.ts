import { ByteReader, ByteWriter } from './bytes.ts';
import type { Calibration } from './calibration.ts';
import type { Level, Model } from './model.ts';
import { settings as standard, type Settings } from './settings.ts';

/** The first byte of every model. A change of features or layout raises it: older models are then trained anew. */
export const formatVersion = 1;

const levels: readonly Level[] = ['suggest', 'select', 'automate'];
const settingNames = Object.keys(standard) as (keyof Settings)[]; // the keys of a Settings are its keys

/**
 * A model as bytes. Laid out so that compression finds much to do (numbers of one kind together, differences instead of
 * places); compressing is left to the caller, who has a fast library for it.
 */
export function serialise(model: Model): Uint8Array {
  const out = new ByteWriter();
  out.byte(formatVersion);
  out.byte(levels.indexOf(model.level));
  for (const name of settingNames) out.float(model.settings[name]);
  out.whole(model.labels.length);
  for (const label of model.labels) out.text(label);
  writeCalibration(out, model.calibration);
  out.float(model.unit);
  out.float(model.unseen);
  const columns = columnsByBucket(model);
  out.whole(columns.length);
  let before = 0;
  for (const { bucket } of columns) {
    out.whole(bucket - before);
    before = bucket;
  }
  writeIdf(out, model, columns);
  for (const { column } of columns) out.whole(model.starts[column + 1]! - model.starts[column]!);
  for (const { column } of columns) {
    let label = 0;
    for (let entry = model.starts[column]!; entry < model.starts[column + 1]!; entry++) {
      out.whole(model.entryLabels[entry]! - label);
      label = model.entryLabels[entry]!;
    }
  }
  for (const weight of model.entryWeights) out.byte(weight & 255);
  return out.done();
}

/** The model, or null if the bytes are of another format version. Bytes that are no model at all are a bug, and throw. */
export function parse(bytes: Uint8Array): Model | null {
  const from = new ByteReader(bytes);
  if (from.byte() !== formatVersion) return null;
  const level = levels[from.byte()]!;
  const settings = { ...standard };
  for (const name of settingNames) settings[name] = from.float();
  const labels = Array.from({ length: from.whole() }, () => from.text());
  const calibration = readCalibration(from);
  const unit = from.float();
  const unseen = from.float();
  const count = from.whole();
  const columnOf = new Int32Array(1 << settings.bits).fill(-1);
  let bucket = 0;
  for (let column = 0; column < count; column++) columnOf[(bucket += from.whole())] = column;
  const idf = readIdf(from, count);
  const starts = new Int32Array(count + 1);
  for (let column = 0; column < count; column++) starts[column + 1] = starts[column]! + from.whole();
  const entryLabels = new Uint16Array(starts[count]!);
  for (let column = 0; column < count; column++) {
    let label = 0;
    for (let entry = starts[column]!; entry < starts[column + 1]!; entry++)
      entryLabels[entry] = label += from.whole();
  }
  const entryWeights = Int8Array.from(entryLabels, () => from.byte());
  return {
    labels,
    level,
    settings,
    columnOf,
    idf,
    unseen,
    starts,
    entryLabels,
    entryWeights,
    unit,
    calibration,
  };
}

/** Columns are numbered by bucket, so their order is the order of the buckets. */
function columnsByBucket(model: Model): { bucket: number; column: number }[] {
  const columns: { bucket: number; column: number }[] = [];
  model.columnOf.forEach((column, bucket) => {
    if (column >= 0) columns.push({ bucket, column });
  });
  return columns;
}

/** There are few different frequencies, so the values are written once and the columns say which. */
function writeIdf(out: ByteWriter, model: Model, columns: readonly { column: number }[]): void {
  const values = [...new Set(model.idf)].sort((one, other) => other - one);
  const places = new Map(values.map((value, place) => [value, place]));
  out.floats(values);
  for (const { column } of columns) out.whole(places.get(model.idf[column]!)!);
}

function readIdf(from: ByteReader, count: number): Float32Array {
  const values = from.floats();
  return Float32Array.from({ length: count }, () => values[from.whole()]!);
}

function writeCalibration(out: ByteWriter, calibration: Calibration): void {
  const { temperature, head, shifts, energies, knownFrom, most } = calibration;
  out.floats([temperature, knownFrom, most]);
  out.floats(shifts);
  out.floats(energies);
  out.byte(head === null ? 0 : 1);
  if (head === null) return;
  out.floats(head.means);
  out.floats(head.deviations);
  out.floats(head.weights);
}

function readCalibration(from: ByteReader): Calibration {
  const [temperature = 1, knownFrom = 0, most = 1] = from.floats();
  const shifts = from.floats();
  const energies = from.floats();
  const hasHead = from.byte() === 1;
  const head = hasHead ? { means: from.floats(), deviations: from.floats(), weights: from.floats() } : null;
  return { temperature, head, shifts, energies, knownFrom, most };
}
