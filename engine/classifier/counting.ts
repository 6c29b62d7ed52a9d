import { fold } from './fold.ts';
import { eachGram, groupCount } from './grams.ts';
import type { Settings } from './settings.ts';

/** What is classified: a text, and the subject it came with, if it had one. */
export interface Input {
  text: string;
  subject?: string | undefined;
}

/** The settings that counting depends on. */
export type CountSettings = Pick<Settings, 'bits' | 'spacedGrams' | 'denseGrams'>;

const mostCount = 255;

/** Counts the n-grams of texts into rows: group by group the buckets that occur and how often. */
export class Counter {
  buckets = new Int32Array(1 << 12);
  counts = new Uint8Array(1 << 12);
  /** Where each group of each row begins: `groupCount` entries a row and one at the end. */
  starts: number[] = [0];
  /** Natural logarithm of 1 + the length of each folded text. */
  logLengths: number[] = [];
  private size = 0;
  private group = 0;
  private readonly mask: number;
  /** Where a bucket was counted in the current group, plus one. */
  private readonly places: Int32Array;

  constructor(private readonly settings: CountSettings) {
    this.mask = (1 << settings.bits) - 1;
    this.places = new Int32Array(1 << settings.bits);
  }

  get rows(): number {
    return this.logLengths.length;
  }

  add(input: Input): void {
    const text = fold(input.text).text;
    this.group = 0;
    eachGram(text, false, this.settings, this.take);
    const subject = input.subject === undefined ? '' : fold(input.subject).text;
    if (subject !== '') eachGram(subject, true, this.settings, this.take);
    this.moveTo(groupCount);
    this.logLengths.push(Math.log(1 + text.length + subject.length));
  }

  /** Forgets the rows, keeps the memory: for one prediction after the other. */
  clear(): void {
    this.size = 0;
    this.starts = [0];
    this.logLengths = [];
  }

  private readonly take = (group: number, hash: number): void => {
    if (group !== this.group) this.moveTo(group);
    const bucket = hash & this.mask;
    const place = this.places[bucket]!;
    if (place > 0) {
      if (this.counts[place - 1]! < mostCount) this.counts[place - 1]!++;
      return;
    }
    if (this.size === this.buckets.length) this.grow();
    this.buckets[this.size] = bucket;
    this.counts[this.size] = 1;
    this.places[bucket] = ++this.size;
  };

  private moveTo(group: number): void {
    for (let at = this.starts.at(-1)!; at < this.size; at++) this.places[this.buckets[at]!] = 0;
    for (; this.group < group; this.group++) this.starts.push(this.size);
  }

  private grow(): void {
    const buckets = new Int32Array(this.buckets.length * 2);
    buckets.set(this.buckets);
    this.buckets = buckets;
    const counts = new Uint8Array(this.counts.length * 2);
    counts.set(this.counts);
    this.counts = counts;
  }
}
