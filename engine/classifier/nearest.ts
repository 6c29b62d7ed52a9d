import { Counter, type Input } from './counting.ts';
import { idf as idfFor, sharesOf, weigh } from './dataset.ts';
import { settings } from './settings.ts';

/** A case that resembles another one. */
export interface Neighbour {
  id: string;
  /** Cosine of the two vectors, 0…1; from about 0.8 on the texts are near-duplicates. */
  similarity: number;
}

interface Entry {
  buckets: Int32Array;
  counts: Uint8Array;
  starts: Int32Array;
}

/** At most so many of the rarest n-grams of a text look for candidates; the others only weigh. */
const probes = 48;
const mostPostings = 5_000;

/**
 * Texts to be found by likeness, on the same n-grams as the models. Grows and shrinks case by case; how rare an n-gram
 * is follows what is in the index at the moment of asking.
 */
export class SimilarityIndex {
  private readonly entries = new Map<string, Entry>();
  private readonly postings = new Map<number, Set<string>>();
  private readonly counter = new Counter(settings);

  get size(): number {
    return this.entries.size;
  }

  /** Adds a text, or replaces the one of that id. */
  add(id: string, input: Input): void {
    this.remove(id);
    const entry = this.entryOf(input);
    this.entries.set(id, entry);
    for (const bucket of new Set(entry.buckets)) {
      const posting = this.postings.get(bucket);
      if (posting) posting.add(id);
      else this.postings.set(bucket, new Set([id]));
    }
  }

  remove(id: string): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    this.entries.delete(id);
    for (const bucket of new Set(entry.buckets)) {
      const posting = this.postings.get(bucket)!;
      posting.delete(id);
      if (posting.size === 0) this.postings.delete(bucket);
    }
  }

  /** The most similar texts, most similar first; only those with at least this likeness. */
  nearest(input: Input, count: number, atLeast = 0.1): Neighbour[] {
    const asked = this.entryOf(input);
    const vector = this.vector(asked);
    const found: Neighbour[] = [];
    for (const id of this.candidates(asked)) {
      const similarity = cosine(vector, this.vector(this.entries.get(id)!));
      if (similarity >= atLeast) found.push({ id, similarity });
    }
    return found
      .sort((one, other) => other.similarity - one.similarity || (one.id < other.id ? -1 : 1))
      .slice(0, count);
  }

  private entryOf(input: Input): Entry {
    this.counter.clear();
    this.counter.add(input);
    const size = this.counter.starts.at(-1)!;
    return {
      buckets: this.counter.buckets.slice(0, size),
      counts: this.counter.counts.slice(0, size),
      starts: Int32Array.from(this.counter.starts),
    };
  }

  private candidates(asked: Entry): Set<string> {
    const rarest = [...new Set(asked.buckets)]
      .map((bucket) => this.postings.get(bucket))
      .filter((posting) => posting !== undefined)
      .sort((one, other) => one.size - other.size)
      .slice(0, probes);
    const candidates = new Set<string>();
    for (const posting of rarest) {
      for (const id of posting) {
        if (candidates.size >= mostPostings) return candidates;
        candidates.add(id);
      }
    }
    return candidates;
  }

  private vector(entry: Entry): Map<number, number> {
    const importance = Float32Array.from(entry.buckets, (bucket) =>
      idfFor(Math.max(1, this.postings.get(bucket)?.size ?? 1), this.entries.size),
    );
    const own = Int32Array.from(entry.buckets, (_, at) => at);
    const values = new Float32Array(own.length);
    weigh(entry, own, 0, { idfs: importance, unseen: 0, shares: sharesOf(settings) }, values);
    const vector = new Map<number, number>();
    let square = 0;
    entry.buckets.forEach((bucket, at) => vector.set(bucket, (vector.get(bucket) ?? 0) + values[at]!));
    for (const value of vector.values()) square += value * value;
    for (const [bucket, value] of vector) vector.set(bucket, value / Math.sqrt(square || 1));
    return vector;
  }
}

function cosine(one: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const [bucket, value] of one) sum += value * (other.get(bucket) ?? 0);
  return Math.max(0, Math.min(1, sum));
}
