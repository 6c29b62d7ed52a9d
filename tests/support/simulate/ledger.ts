import type { MemoryStore } from '../memory/memory-store.ts';
import type { Table } from '../memory/table.ts';

/** The one case of a world. */
export const caseId = 'case_1';

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
  /** Runs that changes of the case ask for, one row each. */
  readonly asked: Table<{ flowKey: string }>;
  private readonly cases: Table<{ heat: number }>;
  private rows = 0;

  constructor(memory: MemoryStore) {
    this.written = memory.table('written');
    this.takenOver = memory.table('takenOver');
    this.heard = memory.table('heard');
    this.owed = memory.table('owed');
    this.asked = memory.table('asked');
    this.cases = memory.table('cases');
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
  ask(flowKey: string): void {
    this.asked.insert(this.next(), { flowKey });
  }
  /** How hot the one case is. */
  get heat(): number {
    return this.cases.get(caseId)?.heat ?? 0;
  }
  set heat(heat: number) {
    this.cases.put(caseId, { heat });
  }
  private next(): string {
    return String(++this.rows);
  }
}
