import type { MemoryStore } from '../memory/memory-store.ts';
import type { Table } from '../memory/table.ts';

/** What the world saw, kept in the same commits as what it tells of. */
export class Ledger {
  /** Record effects, one row each time. */
  readonly written: Table<{ key: string }>;
  /** Failed runs that were handed to people. */
  readonly takenOver: Table<{ runId: string }>;
  /** Events of the name that the flow `heard` listens to. */
  readonly heard: Table<object>;
  /** Visits that an event was meant for when it came. */
  readonly owed: Table<{ runId: string; token: string }>;
  private rows = 0;

  constructor(memory: MemoryStore) {
    this.written = memory.table('written');
    this.takenOver = memory.table('takenOver');
    this.heard = memory.table('heard');
    this.owed = memory.table('owed');
  }
  write(key: string): void {
    this.written.insert(this.next(), { key });
  }
  takeOver(runId: string): void {
    this.takenOver.insert(this.next(), { runId });
  }
  hear(): void {
    this.heard.insert(this.next(), {});
  }
  owe(visit: { runId: string; token: string }): void {
    this.owed.insert(this.next(), visit);
  }
  private next(): string {
    return String(++this.rows);
  }
}
