import { expect, it } from 'vitest';
import { p, statement } from '../../../server/store/query.ts';

it('a fixed limit is part of the statement, so that it is planned once', () => {
  const fixed = statement<{ status: string }>()((db) =>
    db.selectFrom('runs').select('id').where('status', '=', p<string>('status')).limit(1),
  );
  expect(fixed.sql().text).toBe('select "id" from "runs" where "status" = ? limit 1');
  expect(fixed.sql().arguments({ status: 'active' })).toEqual(['active']);
});

it('a limit of the caller stays a slot', () => {
  const open = statement<{ limit: number }>()((db) =>
    db.selectFrom('runs').select('id').limit(p<number>('limit')),
  );
  expect(open.sql().text).toBe('select "id" from "runs" limit ?');
  expect(open.sql().arguments({ limit: 5 })).toEqual([5]);
});
