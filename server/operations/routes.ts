import type { Clock } from '../../engine/runtime/ports.ts';
import type { Db } from '../../engine/runtime/work.ts';
import { getOperations, type Operations } from '../contract/operations.ts';
import { route, type Route } from '../http/handler.ts';
import { countRuns, waiting } from '../store/backlog-queries.ts';
import type { Space } from '../store/space.ts';
import { lastBackup } from './backups.ts';
import type { Retention } from './retention.ts';

export interface OperationsPorts {
  db: Db;
  /** Real time: a count is old in it. */
  clock: Pick<Clock, 'now'>;
  dataFolder: string;
  space: Space;
  retention: Pick<Retention, 'last'>;
  backlogLimit: number;
}
/** Counting goes through the index of all runs: with a million of them that is felt. */
const countAgainAfterMs = 60_000;

/** What an operator wants to know, in one look. */
export function operationsRoutes(ports: OperationsPorts): Route[] {
  const { db, clock, space } = ports;
  let counted: { at: number; runs: Operations['runs'] } | undefined;
  async function runs(): Promise<Operations['runs']> {
    if (!counted || clock.now() - counted.at >= countAgainAfterMs)
      counted = { at: clock.now(), runs: await db.read(countRuns) };
    return counted.runs;
  }
  return [
    route(getOperations, async () => {
      const { oldestDueAt, ...backlog } = await db.read(() => waiting(ports.backlogLimit));
      return {
        database: space.usage(),
        runs: await runs(),
        backlog: {
          ...backlog,
          limit: ports.backlogLimit,
          oldestDueAt: oldestDueAt === undefined ? null : new Date(oldestDueAt).toISOString(),
        },
        retention: (await db.read(ports.retention.last)) ?? null,
        backup: lastBackup(ports.dataFolder),
      };
    }),
  ];
}
