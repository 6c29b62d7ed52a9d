import { sql, type RawBuilder } from 'kysely';
import type { FindRequest } from '../../../engine/runtime/desk.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import { all, builder, dynamic } from '../../store/query.ts';
import type { FieldKind, RecordAccess } from './access.ts';

type Op = FindRequest['where'][number]['op'];
/** A condition whose field is known and whose value fits it. */
export interface Where {
  field: string;
  kind: FieldKind;
  op: Op;
  value: string | number | null | (string | number)[];
}
export interface Search {
  access: RecordAccess;
  where: Where[];
  sort: { field: string; direction: 'asc' | 'desc' };
  limit: number;
}

export function* findRows({ access, where, sort, limit }: Search): Work<object[]> {
  const query = where
    .reduce(
      (query, condition) => query.where(conditionSql(condition)),
      // The tables share what is used here; which columns there are is checked by name.
      builder.selectFrom(access.table as 'cases').selectAll(),
    )
    .orderBy(sql.ref(sort.field), sort.direction)
    .limit(limit);
  // `decode` takes a row of the table the access names.
  return (yield* all(dynamic(query), {})).map((row) => access.decode(row as never));
}
export function* countRows({ access, where }: Search): Work<number> {
  const query = where.reduce(
    (query, condition) => query.where(conditionSql(condition)),
    builder.selectFrom(access.table as 'cases').select((eb) => eb.fn.countAll<number>().as('count')),
  );
  return (yield* all(dynamic(query), {}))[0]?.count ?? 0;
}

const order = { gt: sql`>`, gte: sql`>=`, lt: sql`<`, lte: sql`<=` };
function conditionSql({ field, kind, op, value }: Where): RawBuilder<boolean> {
  const column = sql.ref(field);
  switch (op) {
    case 'eq':
      return value === null ? sql`${column} is null` : sql`${column} = ${value}`;
    case 'neq':
      return value === null ? sql`${column} is not null` : sql`(${column} <> ${value} or ${column} is null)`;
    case 'in':
      return Array.isArray(value) && value.length > 0 ? sql`${column} in (${sql.join(value)})` : sql`1 = 0`;
    case 'contains': {
      const text = String(value ?? '');
      const part = kind === 'list' ? JSON.stringify(text) : text;
      return sql`${column} like ${`%${part.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`;
    }
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return sql`${column} ${order[op]} ${value}`;
    default: {
      const unknown: never = op;
      return unknown;
    }
  }
}
