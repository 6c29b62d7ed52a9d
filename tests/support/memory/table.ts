/** What a write has changed so far, so that it can be undone, and what is to happen once it is kept. */
export class Journal {
  private readonly changes: { rows: Map<string, unknown>; key: string; before: unknown }[] = [];
  private readonly callbacks: (() => void)[] = [];

  note(rows: Map<string, unknown>, key: string): void {
    this.changes.push({ rows, key, before: rows.get(key) });
  }
  afterCommit(callback: () => void): void {
    this.callbacks.push(callback);
  }

  mark(): { changes: number; callbacks: number } {
    return { changes: this.changes.length, callbacks: this.callbacks.length };
  }
  undoTo(mark: { changes: number; callbacks: number }): void {
    while (this.changes.length > mark.changes) {
      const { rows, key, before } = this.changes.pop() ?? { rows: new Map<string, unknown>(), key: '' };
      if (before === undefined) rows.delete(key);
      else rows.set(key, before);
    }
    this.callbacks.length = mark.callbacks;
  }
  /** Keeps everything; returns what is to be called back. */
  commit(): (() => void)[] {
    this.changes.length = 0;
    return this.callbacks.splice(0);
  }
}

/** Rows by key. A row is replaced, never changed in place. */
export class Table<Row extends object> {
  private readonly rows = new Map<string, Row>();
  constructor(
    private readonly name: string,
    private readonly journal: Journal,
  ) {}

  get size(): number {
    return this.rows.size;
  }
  get(key: string): Row | undefined {
    return this.rows.get(key);
  }
  all(): Row[] {
    return [...this.rows.values()];
  }
  values(): IterableIterator<Row> {
    return this.rows.values();
  }
  insert(key: string, row: Row): void {
    if (this.rows.has(key)) throw new Error(`UNIQUE constraint failed: ${this.name} has ${key} already.`);
    this.put(key, row);
  }
  put(key: string, row: Row): void {
    this.journal.note(this.rows, key);
    this.rows.set(key, row);
  }
  /** Whether there was such a row. */
  remove(key: string): boolean {
    if (!this.rows.has(key)) return false;
    this.journal.note(this.rows, key);
    return this.rows.delete(key);
  }
}
