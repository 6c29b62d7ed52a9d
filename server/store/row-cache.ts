import type { Call } from './query.ts';

export type Row = Readonly<Record<string, unknown>>;
/** The columns of a table, and the one that SQLite numbers by itself where none is given. */
export interface TableShape {
  columns: readonly string[];
  numbered?: string;
}
type Write = Extract<Call, { kind: 'run' }>;

/** What a new row was made of. It is mostly read again at once; those that are not cost nothing more. */
class Inserted {
  constructor(
    private readonly given: Row,
    private readonly rowId: number | bigint,
  ) {}

  /** Undefined where a column was left to its default. */
  rowOf({ columns, numbered }: TableShape): Row | undefined {
    const row: Record<string, unknown> = {};
    for (const name of columns) {
      if (name in this.given) row[name] = this.given[name] ?? null;
      else if (name === numbered) row[name] = this.rowId;
      else return undefined;
    }
    return row;
  }
}

/**
 * Rows read by id, for as long as one commit lasts. In the course of one message its case is read three times, and every
 * run of a commit reads the same queue. Nobody else writes meanwhile, so only the commit's own writes count.
 */
export class RowCache {
  readonly #tables = new Map<string, Map<unknown, Row | Inserted>>();
  constructor(private readonly shapeOf: (table: string) => TableShape) {}

  get(table: string, id: unknown): Row | undefined {
    const rows = this.#tables.get(table);
    const known = rows?.get(id);
    if (!(known instanceof Inserted)) return known;
    const row = known.rowOf(this.shapeOf(table));
    if (row) rows?.set(id, row);
    else rows?.delete(id);
    return row;
  }

  keep(table: string, id: unknown, row: Row | Inserted): void {
    const rows = this.#tables.get(table);
    if (rows) rows.set(id, row);
    else this.#tables.set(table, new Map([[id, row]]));
  }

  /** Takes in what a statement has written. What cannot be followed is forgotten. */
  follow({ statement, params }: Write, rowId: number | bigint): void {
    const { patches, inserts } = statement;
    if (patches !== undefined) return this.#patch(patches, params);
    if (inserts !== undefined) return this.#insert(inserts, params, rowId);
    const { changes } = statement.sql();
    if (changes === 'anything') this.forget();
    else if (changes !== 'nothing') this.#tables.delete(changes.table);
  }

  forget(): void {
    this.#tables.clear();
  }

  #insert(table: string, given: Row, rowId: number | bigint): void {
    const id = given['id'];
    if (id !== undefined) this.keep(table, id, new Inserted(given, rowId));
  }

  #patch(table: string, { $id: id, ...set }: Readonly<Record<string, unknown>>): void {
    const row = this.get(table, id);
    if (!row) return;
    const patched: Record<string, unknown> = { ...row };
    // As the statement binds it: what is not said is null.
    for (const name in set) patched[name] = set[name] ?? null;
    this.keep(table, id, patched);
  }
}
