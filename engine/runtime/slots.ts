/** Places of a bounded number, given so that no share takes them all. */
export interface Slots {
  /** Whether this share may have one more: it holds at most three times what is left free. */
  isFree(share: string): boolean;
  take(share: string): void;
  giveBack(share: string): void;
}

export function createSlots(count: number): Slots {
  const held = new Map<string, number>();
  let taken = 0;
  const of = (share: string): number => held.get(share) ?? 0;
  return {
    isFree: (share) => of(share) < 3 * (count - taken),
    take(share) {
      held.set(share, of(share) + 1);
      taken++;
    },
    giveBack(share) {
      taken--;
      const left = of(share) - 1;
      if (left > 0) held.set(share, left);
      else held.delete(share);
    },
  };
}
