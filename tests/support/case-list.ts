import type { Desk } from '../../engine/runtime/desk.ts';

export interface ListedCase extends Record<string, unknown> {
  id: string;
  createdAt: string;
}

/** A desk that knows so many cases and nothing else, for queries that read them page by page. */
export function caseList(count: number): { cases: ListedCase[]; desk: Pick<Desk, 'findRecords'> } {
  const cases = Array.from({ length: count }, (_, index) => ({
    id: `case_${String(index).padStart(4, '0')}`,
    createdAt: '2026-01-01T00:00:00.000Z',
    number: index,
  }));
  const desk: Pick<Desk, 'findRecords'> = {
    *findRecords({ where, limit }) {
      const after = String(where.find(({ field }) => field === 'id')?.value);
      const until = String(where.find(({ field }) => field === 'createdAt')?.value);
      const records = cases.filter(({ id, createdAt }) => id > after && createdAt <= until).slice(0, limit);
      return { records, count: records.length };
    },
  };
  return { cases, desk };
}
