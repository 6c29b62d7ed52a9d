/** What waits for a turn, served share by share in turn, so that a long line of one share is no wait for another. */
export interface FairQueue<T> {
  push(item: T): void;
  /** The next item of the first share in line that may have a turn now; that share then goes to the end of the line. */
  take(mayTake: (share: string) => boolean): T | undefined;
  readonly length: number;
}

export function createFairQueue<T extends { share: string }>(): FairQueue<T> {
  // A map keeps its keys in the order they came in: the line of shares.
  const lines = new Map<string, T[]>();
  let length = 0;
  return {
    push(item) {
      const line = lines.get(item.share);
      if (line) line.push(item);
      else lines.set(item.share, [item]);
      length++;
    },
    take(mayTake) {
      for (const [share, line] of lines) {
        if (!mayTake(share)) continue;
        const item = line.shift();
        lines.delete(share);
        if (line.length > 0) lines.set(share, line);
        length--;
        return item;
      }
      return undefined;
    },
    get length() {
      return length;
    },
  };
}
