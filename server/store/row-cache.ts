import type { Call } from './query.ts';

export type Row = Readonly<Record<string, unknown>>;
type Write = Extract<Call, { kind: 'run' }>;

/**
 * Rows read by id, for as long as one commit lasts. In the course of one message its case is read three times, and every
 * run of a commit reads the same queue. Nobody else writes meanwhile, so only the commit's own writes count.
 */
export class RowCache {
  readonly #tables = new Map<string, Map<unknown, Row>>();

  get(table: string, id: unknown): Row | undefined {
    return this.#tables.get(table)?.get(id);
  }

  keep(table: string, id: unknown, row: Row): void {
    const rows = this.#tables.get(table);
    if (rows) rows.set(id, row);
    else this.#tables.set(table, new Map([[id, row]]));
  }

  /** Takes in what a statement writes. What cannot be followed is forgotten. */
  follow({ statement, params }: Write): void {
    const { patches } = statement;
    if (patches !== undefined) return this.#patch(patches, params);
    const { changes } = statement.sql();
    if (changes === 'anything') this.forget();
    else if (changes !== 'nothing') this.#tables.delete(changes.table);
  }

  forget(): void {
    this.#tables.clear();
  }

  #patch(table: string, { $id: id, ...set }: Readonly<Record<string, unknown>>): void {
    const rows = this.#tables.get(table);
    const row = rows?.get(id);
    if (!rows || !row) return;
    const patched: Record<string, unknown> = { ...row };
    // As the statement binds it: what is not said is null.
    for (const name in set) patched[name] = set[name] ?? null;
    rows.set(id, patched);
  }
}
