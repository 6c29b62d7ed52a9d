import type { Work } from '../../engine/runtime/work.ts';
import { Problem } from '../contract/problem.ts';
import { flowRows, flowSource, readDocument, type FlowRow } from '../store/flow-queries.ts';
import { afterCommit } from '../store/query.ts';
import type { FlowsPorts } from './flows.ts';
import { circleProblem, subflowCircle, subflowIssues } from './subflows.ts';
import { say } from '../contract/say.ts';
import type { Said } from '../../engine/core/sentence.ts';

/** Enough to look back on; more would only be in the way. */
export const mostVersions = 50;
const runsNamed = 3;

/** Which version of a flow is live, which was before, and which may go. */
export function createVersions(
  ports: Pick<FlowsPorts, 'schedules' | 'liveChanged'> & {
    now(): string;
    changed(row: FlowRow): Work<FlowRow>;
  },
) {
  /** The versions that were live before, newest last. */
  const liveBefore = ({ liveBefore: text }: FlowRow): number[] => JSON.parse(text) as number[];

  function* goLive(row: FlowRow, number: number, before?: number[]): Work<FlowRow> {
    const version = yield* flowRows.version(row.key, number);
    const document = version && readDocument(version.document);
    if (document) yield* ports.schedules.follow(document, number);
    yield* flowRows.change(row.id, {
      activeVersion: number,
      status: 'active',
      title: document ? JSON.stringify(document.title) : row.title,
      liveBefore: JSON.stringify(before ?? leave(row, number)),
      updatedAt: ports.now(),
      version: row.version + 1,
    });
    yield* afterCommit(ports.liveChanged);
    return yield* ports.changed(row);
  }
  const leave = (row: FlowRow, next?: number): number[] => {
    const { activeVersion } = row;
    const before = liveBefore(row);
    if (activeVersion === null || activeVersion === next) return before;
    return [...before, activeVersion].slice(-mostVersions);
  };

  /** The version that a roll-back makes live: the last one that was before and is still there. */
  function* rollbackTarget(row: FlowRow): Work<number | null> {
    const there = new Set((yield* flowRows.versions(row.key)).map(({ number }) => number));
    const known = liveBefore(row).findLast((number) => there.has(number) && number !== row.activeVersion);
    if (known !== undefined) return known;
    // Flows from before this was written down: the one published before.
    const older = [...there].filter((number) => row.activeVersion !== null && number < row.activeVersion);
    return older.length > 0 ? Math.max(...older) : null;
  }

  return {
    goLive,
    rollbackTarget,
    *activate(row: FlowRow, number: number): Work<FlowRow | Problem> {
      if (!(yield* flowRows.version(row.key, number)))
        return new Problem('notFound', say('noSuchVersion', { flow: row.key, number }));
      return (yield* misfit(row, number)) ?? (yield* goLive(row, number));
    },
    /** Each roll-back goes one further: the version that is left is not remembered as one to come back to. */
    *rollback(row: FlowRow): Work<{ row: FlowRow; from: number | null; to: number } | Problem> {
      const to = yield* rollbackTarget(row);
      if (to === null) return new Problem('conflict', say('nothingToRollBack', { flow: row.key }));
      const reason = yield* misfit(row, to);
      if (reason) return reason;
      const before = liveBefore(row);
      const at = before.lastIndexOf(to);
      const left = yield* goLive(row, to, at < 0 ? [] : before.slice(0, at));
      return { row: left, from: row.activeVersion, to };
    },
    *deactivate(row: FlowRow): Work<FlowRow> {
      yield* flowRows.change(row.id, {
        status: 'inactive',
        activeVersion: null,
        liveBefore: JSON.stringify(leave(row)),
        updatedAt: ports.now(),
        version: row.version + 1,
      });
      yield* ports.schedules.forget(row.key);
      yield* afterCommit(ports.liveChanged);
      return yield* ports.changed(row);
    },
    *remove(row: FlowRow, number: number): Work<Problem | undefined> {
      const version = yield* flowRows.version(row.key, number);
      if (!version) return new Problem('notFound', say('noSuchVersion', { flow: row.key, number }));
      const needed = yield* whyNeeded(row, number);
      if (needed !== undefined) return new Problem('conflict', needed);
      yield* flowRows.removeVersion(version.id);
      return undefined;
    },
    /** A flow keeps so many versions. Says which could go. */
    *noRoom(row: FlowRow): Work<Problem | undefined> {
      const versions = yield* flowRows.versions(row.key);
      if (versions.length < mostVersions) return undefined;
      for (const { number } of versions.toReversed())
        if ((yield* whyNeeded(row, number)) === undefined)
          return new Problem(
            'conflict',
            say('versionsFull', { flow: row.key, length: versions.length, most: mostVersions, number }),
          );
      return new Problem(
        'conflict',
        say('versionsNeeded', { flow: row.key, length: versions.length, most: mostVersions }),
      );
    },
  };
}

/** The flows that this version calls may have changed since it was live: call it now, or take and give something else. */
function* misfit(row: FlowRow, number: number): Work<Problem | undefined> {
  const document = yield* flowSource.document(row.key, number);
  if (!document) return undefined;
  const circle = yield* subflowCircle(document, number);
  if (circle) return circleProblem(circle);
  const faults = (yield* subflowIssues(document)).filter(({ severity }) => severity === 'error');
  if (faults.length === 0) return undefined;
  const detail = say('versionMisfit', { number, flow: row.key });
  return new Problem('invalid', detail, faults);
}

/** What keeps a version from being deleted; undefined when nothing does. */
function* whyNeeded(row: FlowRow, number: number): Work<Said | undefined> {
  if (row.activeVersion === number) return say('versionLive', { number });
  const runs = yield* flowRows.runsOn(row.key, number);
  if (runs > 0) {
    const some = yield* flowRows.someRunsOn(row.key, number, runsNamed);
    const named = [...some, ...(runs > runsNamed ? ['…'] : [])].join(', ');
    return say('versionExplains', { number, runs, named });
  }
  for (const { flowKey, number: live } of yield* flowSource.allActive()) {
    const flow = yield* flowSource.document(flowKey, live);
    const calls = Object.values(flow?.steps ?? {}).some(
      ({ type, config }) => type === 'subflow' && config.flow === row.key && config.version === number,
    );
    if (calls) return say('versionCalled', { number, flow: flowKey });
  }
  return undefined;
}
