/** What calibration looks at of one answer. */
export interface Signals {
  /** The label with the highest score. */
  best: number;
  top: number;
  margin: number;
  /** Natural log-odds of the top answer, entropy of all (nats) and energy T·log Σ exp(s/T), at temperature T. */
  logOdds: number;
  entropy: number;
  energy: number;
  /** Share of n-grams that training never saw, 0…1, and natural log of 1 + the length in characters. */
  unknown: number;
  logLength: number;
}

/** Softmax of the scores at a temperature, into `into`; returns the energy. */
export function softmax(scores: ArrayLike<number>, temperature: number, into: Float64Array): number {
  let most = -Infinity;
  for (let label = 0; label < scores.length; label++) if (scores[label]! > most) most = scores[label]!;
  let sum = 0;
  for (let label = 0; label < scores.length; label++) {
    into[label] = Math.exp((scores[label]! - most) / temperature);
    sum += into[label]!;
  }
  for (let label = 0; label < scores.length; label++) into[label]! /= sum;
  return most + temperature * Math.log(sum);
}

const mostLogOdds = 20;

export function signalsOf(
  scores: ArrayLike<number>,
  temperature: number,
  text: { unknown: number; logLength: number },
  probabilities: Float64Array,
): Signals {
  const energy = softmax(scores, temperature, probabilities);
  let best = 0;
  for (let label = 1; label < scores.length; label++) if (scores[label]! > scores[best]!) best = label;
  let second = -Infinity;
  let entropy = 0;
  let others = 0;
  for (let label = 0; label < scores.length; label++) {
    const probability = probabilities[label]!;
    if (probability > 0) entropy -= probability * Math.log(probability);
    if (label === best) continue;
    others += probability;
    if (scores[label]! > second) second = scores[label]!;
  }
  const logOdds = Math.log(probabilities[best]! / Math.max(others, 1e-12));
  return {
    best,
    top: scores[best]!,
    margin: scores.length > 1 ? scores[best]! - second : 0,
    logOdds: Math.max(-mostLogOdds, Math.min(mostLogOdds, logOdds)),
    entropy,
    energy,
    ...text,
  };
}

/** Labels with the highest values, highest first; the lower number first among equals. */
export function highest(values: ArrayLike<number>, count: number): number[] {
  const found: number[] = [];
  for (let label = 0; label < values.length; label++) {
    let place = found.length;
    while (place > 0 && values[found[place - 1]!]! < values[label]!) place--;
    if (place < count) {
      found.splice(place, 0, label);
      if (found.length > count) found.pop();
    }
  }
  return found;
}
