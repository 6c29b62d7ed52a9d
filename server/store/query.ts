import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  ValueNode,
  sql,
  type CompiledQuery,
  type Expression,
  type LimitNode,
  type RawBuilder,
} from 'kysely';
import type { Work } from '../../engine/runtime/work.ts';
import { ask } from './asking.ts';
import type { Database } from './database.ts';

/** Writes a fixed limit into the text: SQLite plans a statement anew each time a limit is bound to it. */
class Compiler extends SqliteQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    const { limit } = node;
    if (ValueNode.is(limit) && Number.isSafeInteger(limit.value)) this.append(`limit ${String(limit.value)}`);
    else super.visitLimit(node);
  }
}

/** Kysely used only to write typed SQL; it never talks to a database. */
export const builder = new Kysely<Database>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new Compiler(),
  },
});

/** A place in a statement that is filled at each call. */
class Slot {
  constructor(readonly name: string) {}
}
/** `never` fits wherever a value is wanted; the statement's `Params` say what is really given. */
export function p<T = never>(name: string): RawBuilder<T> {
  return sql<T>`${new Slot(name)}`;
}

interface Compilable {
  compile(): CompiledQuery<unknown>;
}
type RowOf<Q> = Q extends { compile(): CompiledQuery<infer Row> } ? Row : never;

/** A statement compiled on first use and prepared once. `Params` are the slots it needs. */
export interface Statement<Params, Row> {
  readonly sql: () => Compiled;
  /** It reads the whole row of this table that has the id: within one commit that need be read only once. */
  readonly rowOf?: string;
  /** It sets columns by their names in the row of this table that has the id `$id`. */
  readonly patches?: string;
  /** It inserts one row into this table, with the columns that the parameters name. */
  readonly inserts?: string;
  /** Only carries the types. */
  readonly types?: (params: Params) => Row;
}
export interface Compiled {
  text: string;
  /** Which rows that are there already it may change. */
  changes: 'nothing' | 'anything' | { table: string };
  arguments(params: Readonly<Record<string, unknown>>): unknown[];
}

/** What the store's runners understand. */
export type Call =
  | { kind: 'one'; statement: Statement<never, unknown>; params: Readonly<Record<string, unknown>> }
  | { kind: 'all'; statement: Statement<never, unknown>; params: Readonly<Record<string, unknown>> }
  | { kind: 'run'; statement: Statement<never, unknown>; params: Readonly<Record<string, unknown>> }
  | { kind: 'afterCommit'; callback: () => void }
  | { kind: 'isolated'; work: () => Work<unknown> };

function compile(query: Compilable): Compiled {
  const { sql: text, parameters } = query.compile();
  const slots = parameters.map((parameter) => (parameter instanceof Slot ? parameter.name : undefined));
  const fill = (params: Readonly<Record<string, unknown>>): unknown[] => {
    const filled: unknown[] = [];
    for (let at = 0; at < slots.length; at++) {
      const name = slots[at];
      filled.push(name === undefined ? parameters[at] : (params[name] ?? null));
    }
    return filled;
  };
  return { text, changes: changesOf(text), arguments: fill };
}
function changesOf(text: string): Compiled['changes'] {
  if (text.startsWith('select ')) return 'nothing';
  if (text.startsWith('insert into ') && !text.includes(' do update ')) return 'nothing';
  const [, table] = /^update "(\w+)" set /.exec(text) ?? [];
  // A deletion may take rows of other tables with it.
  return table === undefined ? 'anything' : { table };
}

/** `const caseById = statement<{ id: string }>()((db) => db.selectFrom('cases').selectAll().where('id', '=', p('id')))` */
export function statement<Params extends object>() {
  return <Q extends Compilable>(write: (db: Kysely<Database>) => Q): Statement<Params, RowOf<Q>> => {
    let compiled: Compiled | undefined;
    return { sql: () => (compiled ??= compile(write(builder))) };
  };
}
/** The row of a table by its id. */
export function rowById<T extends keyof Database & string>(
  table: T,
): Statement<{ id: string }, Readonly<Database[T]>> {
  const { sql } = statement<{ id: string }>()((db) =>
    // Kysely types columns per table; every table that is read so has an id.
    db
      .selectFrom(table as 'runs')
      .selectAll()
      .where('id', '=', p<string>('id')),
  );
  return { sql, rowOf: table };
}
/** A statement written anew at each call, for filters that vary. */
export function dynamic<Q extends Compilable>(query: Q): Statement<object, RowOf<Q>> {
  const compiled = compile(query);
  return { sql: () => compiled };
}

const call = (kind: 'one' | 'all' | 'run', statement: Statement<never, unknown>, params: object): Call => ({
  kind,
  statement,
  // Slots are looked up by name; the statement's own type says which names it has.
  params: params as Readonly<Record<string, unknown>>,
});

export function* all<P extends object, R>(statement: Statement<P, R>, params: P): Work<R[]> {
  // An `all` call is answered with its rows; the row type is the statement's.
  return (yield* ask(call('all', statement as Statement<never, unknown>, params))) as R[];
}
export function* one<P extends object, R>(statement: Statement<P, R>, params: P): Work<R | undefined> {
  // A `one` call is answered with the first row, if there is one.
  return (yield* ask(call('one', statement as Statement<never, unknown>, params))) as R | undefined;
}
/** Number of rows changed. */
export function* run<P extends object>(statement: Statement<P, unknown>, params: P): Work<number> {
  return (yield* ask(call('run', statement as Statement<never, unknown>, params))) as number;
}
/** Calls back once this work is committed, and never if it is not. */
export function* afterCommit(callback: () => void): Work<void> {
  yield* ask({ kind: 'afterCommit', callback });
}

/** Runs the work so that a throw undoes it alone; what came before it in the commit stays. */
export function* isolated<T>(
  work: () => Work<T>,
): Work<{ ok: true; value: T } | { ok: false; error: unknown }> {
  // It is answered with the work's own value.
  return (yield* ask({ kind: 'isolated', work })) as { ok: true; value: T } | { ok: false; error: unknown };
}

type Row<T extends keyof Database> = { [C in keyof Database[T]]: Database[T][C] };
/** Statements written from column names, by what they do and in which order the columns came. */
const written = new Map<string, { columns: string[]; statement: Statement<object, unknown> }[]>();
function cached(
  kind: string,
  columns: string[],
  write: () => Compilable,
  effect: Pick<Statement<object, unknown>, 'patches' | 'inserts'>,
): Statement<object, unknown> {
  const shapes = written.get(kind) ?? [];
  // Few shapes per table: comparing names is cheaper than joining them into a key at every call.
  const known = shapes.find((shape) => sameNames(shape.columns, columns));
  if (known) return known.statement;
  const statement = { ...dynamic(write()), ...effect };
  written.set(kind, [...shapes, { columns, statement }]);
  return statement;
}
const sameNames = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, at) => name === b[at]);
const slots = (columns: string[]): Record<string, Expression<unknown>> =>
  Object.fromEntries(columns.map((column) => [column, p(column)]));

/** Inserts one row. Columns not given take their default. */
export function* insert<T extends keyof Database & string>(table: T, row: Partial<Row<T>>): Work<void> {
  const columns = Object.keys(row);
  // Kysely types values per table; here columns are known only by name, and `row` is already typed by table.
  const write = () => builder.insertInto(table).values(slots(columns) as never);
  yield* run(cached(`insert ${table}`, columns, write, { inserts: table }), row);
}
/** An insert of one kind of row, its columns said once: for rows that come with every run. */
export function insertion<T extends keyof Database & string, C extends keyof Database[T] & string>(
  table: T,
  columns: readonly C[],
): (row: Readonly<Pick<Row<T>, C>>) => Work<void> {
  const { sql } = statement<object>()((db) =>
    // As in `insert`: `row` is typed by table, the slots by name only.
    db.insertInto(table).values(slots([...columns]) as never),
  );
  const written: Statement<object, unknown> = { sql, inserts: table };
  return function* (row) {
    yield* run(written, row);
  };
}
/** Changes the row with this id. Number of rows changed: 0 when there is none. */
export function* patch<T extends keyof Database & string>(
  table: T,
  id: string,
  set: Partial<Row<T>>,
): Work<number> {
  const columns = Object.keys(set);
  const write = () =>
    builder
      .updateTable(table as 'runs')
      .set(slots(columns) as never)
      .where('id', '=', p<string>('$id'));
  return yield* run(cached(`patch ${table}`, columns, write, { patches: table }), { $id: id, ...set });
}
