import { uncalibrated } from './calibration.ts';
import { Counter } from './counting.ts';
import { datasetOf } from './dataset.ts';
import { fit } from './fit.ts';
import { modelOf, type Model } from './model.ts';
import { randomOf } from './random.ts';
import { settings } from './settings.ts';

/** What people know of a label before any case has it. */
export interface Description {
  label: string;
  name: string;
  description?: string | undefined;
  examples?: readonly string[] | undefined;
}

/** Nothing was measured, so the scores are spread wide and never called sure. */
const cautious = 0.3;
const neverAbove = 0.5;

/**
 * A model from descriptions alone, for the time before closed cases: name, description and examples of each label are
 * trained on like cases. It may suggest only (`level: 'suggest'`), its confidence is not calibrated and stays ≤ 0.5.
 * Null with fewer than two labels.
 */
export function fromDescriptions(descriptions: readonly Description[]): Model | null {
  const labels = [...new Set(descriptions.map(({ label }) => label))].sort();
  if (labels.length < 2) return null;
  const counter = new Counter(settings);
  const numbers: number[] = [];
  for (const { label, name, description, examples } of descriptions) {
    for (const text of [name, description ?? '', ...(examples ?? [])]) {
      if (text.trim() === '') continue;
      counter.add({ text });
      numbers.push(labels.indexOf(label));
    }
  }
  const weights = new Float32Array(numbers.length).fill(1);
  const data = datasetOf(counter, Int32Array.from(numbers), weights, labels.length, settings);
  const rows = Int32Array.from(numbers, (_, row) => row);
  const values = new Float32Array(data.columns.length);
  const whole = fit(data, rows, values, settings, randomOf(1), () => undefined);
  const calibration = uncalibrated(cautious, neverAbove);
  return modelOf(data, whole, { labels, level: 'suggest', settings, calibration }, () => undefined);
}
