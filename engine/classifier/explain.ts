import { Counter, type Input } from './counting.ts';
import { fold, type Folded } from './fold.ts';
import { eachGram, groupCount } from './grams.ts';
import type { Model } from './model.ts';
import { scoresOf, weighed } from './predict.ts';
import { highest } from './scoring.ts';
import { wordsOf } from './words.ts';

/** A word of the text and how it spoke: above 0 for the label, below 0 for the runner-up. */
export interface Part {
  field: 'subject' | 'text';
  /** As it stands in the original, which `from` and `to` are offsets into (UTF-16 code units). */
  text: string;
  from: number;
  to: number;
  /** In units of the score; all parts and what stands between words add up to the difference of the scores. */
  weight: number;
}

export interface Explanation {
  label: string;
  runnerUp: string | null;
  parts: Part[];
}

/**
 * Why this label and not the next one: exact for a linear model. The weight of every n-gram is spread evenly over the
 * characters it stands on, everywhere it stands, and summed per word.
 */
export function explain(model: Model, input: Input, label?: string): Explanation {
  const text = weighed(model, input);
  const scores = scoresOf(model, text);
  const order = highest(scores, 2);
  const asked = label === undefined ? -1 : model.labels.indexOf(label);
  const winner = asked >= 0 ? asked : order[0]!;
  const rival = order.find((other) => other !== winner) ?? -1;
  const worth = gramWorth(model, text, winner, rival);
  const counter = counterFor(model.settings);
  counter.add(input);
  const weights = new Map<number, number>();
  for (let group = 0; group < groupCount; group++) {
    for (let at = counter.starts[group]!; at < counter.starts[group + 1]!; at++) {
      // What says nothing is looked up in vain, which costs less than keeping it.
      if (worth[at] !== 0)
        weights.set(counter.buckets[at]! * groupCount + group, worth[at]! / counter.counts[at]!);
    }
  }
  const spoken = (raw: string, field: Part['field']): Part[] => {
    const folded = fold(raw, true);
    return partsOf(raw, field, folded, characterWeights(model, folded, field === 'subject', weights));
  };
  return {
    label: model.labels[winner]!,
    runnerUp: rival < 0 ? null : model.labels[rival]!,
    parts: [
      ...(input.subject === undefined ? [] : spoken(input.subject, 'subject')),
      ...spoken(input.text, 'text'),
    ],
  };
}

/** Explaining is synchronous, so one counter serves all models of the same settings. */
let counter: { of: Model['settings']; counter: Counter } | undefined;
function counterFor(settings: Model['settings']): Counter {
  if (counter?.of !== settings) counter = { of: settings, counter: new Counter(settings) };
  counter.counter.clear();
  return counter.counter;
}

/** What each counted n-gram adds to the winner's score minus the rival's. */
function gramWorth(
  model: Model,
  text: { columns: Int32Array; values: Float32Array; size: number },
  winner: number,
  rival: number,
): Float64Array {
  const worth = new Float64Array(text.size);
  for (let at = 0; at < text.size; at++) {
    const column = text.columns[at]!;
    if (column < 0) continue;
    for (let entry = model.starts[column]!; entry < model.starts[column + 1]!; entry++) {
      const label = model.entryLabels[entry]!;
      const sign = label === winner ? 1 : label === rival ? -1 : 0;
      worth[at]! += sign * model.entryWeights[entry]! * model.unit * text.values[at]!;
    }
  }
  return worth;
}

function characterWeights(
  model: Model,
  folded: Folded,
  isSubject: boolean,
  weights: ReadonlyMap<number, number>,
): Float64Array {
  const mask = (1 << model.settings.bits) - 1;
  const perCharacter = new Float64Array(folded.text.length);
  eachGram(folded.text, isSubject, model.settings, (group, hash, start, end) => {
    const weight = weights.get((hash & mask) * groupCount + group);
    if (weight === undefined) return;
    const length = Math.max(1, end - start);
    for (let at = start; at < end; at++) perCharacter[at]! += weight / length;
  });
  return perCharacter;
}

function partsOf(raw: string, field: Part['field'], folded: Folded, perCharacter: Float64Array): Part[] {
  const origin = folded.from!;
  const spans = wordsOf(folded.text);
  const parts: Part[] = [];
  for (let at = 0; at < spans.length; at += 2) {
    let weight = 0;
    for (let place = spans[at]!; place < spans[at + 1]!; place++) weight += perCharacter[place]!;
    const from = origin[spans[at]!]!;
    const text = raw.slice(from, Math.max(from, origin[spans[at + 1]!]!)).trimEnd();
    parts.push({ field, text, from, to: from + text.length, weight });
  }
  return parts;
}
