import { checkFlow } from '../../engine/core/check/check.ts';
import { flowSchema, type Flow } from '../../engine/core/flow.ts';
import type { Issue } from '../../engine/core/issue.ts';
import { migrateFlow } from '../../engine/core/migrate.ts';
import type { StepCatalogue } from '../../engine/core/catalogue.ts';
import type { Clock, Ids } from '../../engine/runtime/ports.ts';
import type { Schedules } from '../../engine/runtime/schedules.ts';
import type { Work } from '../../engine/runtime/work.ts';
import { Problem } from '../contract/problem.ts';
import type { FlowSummary } from '../contract/flows.ts';
import { flowRows, type FlowRow, type VersionRow } from '../store/flow-queries.ts';
import { circleProblem, subflowCircle, subflowIssues } from './subflows.ts';
import { createVersions } from './versions.ts';
import { knownIds, type VocabularySource } from './vocabulary.ts';
import { say } from '../contract/say.ts';
import type { Said } from '../../engine/core/sentence.ts';

export interface FlowsPorts {
  catalogue: StepCatalogue;
  vocabulary: VocabularySource;
  clock: Clock;
  ids: Ids;
  publish(topic: 'flow', id: string): Work<void>;
  /** Timers of flows that start at set times: they go live and off in the same commit as the flow. */
  schedules: Pick<Schedules, 'follow' | 'forget'>;
  /** After a commit that changed which versions are live. */
  liveChanged(): void;
}

export interface Draft {
  flow: FlowSummary;
  document: unknown;
  revision: number;
  issues: Issue[];
}
export type Flows = ReturnType<typeof createFlows>;

/** Flows as documents: drafts that may have faults, versions that may not, and which one is live. */
export function createFlows(ports: FlowsPorts) {
  const now = (): string => new Date(ports.clock.now()).toISOString();

  function* check(document: unknown): Work<{ flow: Flow | null; issues: Issue[] }> {
    const { flow, issues } = checkFlow(document, ports.catalogue, knownIds(yield* ports.vocabulary()));
    return { flow, issues: flow ? [...issues, ...(yield* subflowIssues(flow))] : issues };
  }
  function* summary(row: FlowRow, issues?: Issue[]): Work<FlowSummary> {
    const runs = yield* flowRows.activeRuns();
    return yield* summarise(row, issues ?? (yield* check(readDraft(row))).issues, runs);
  }
  function* summarise(row: FlowRow, issues: Issue[], runs: ReadonlyMap<string, number>): Work<FlowSummary> {
    const draft = readLoosely(row.draft);
    const live = row.activeVersion === null ? undefined : yield* flowRows.version(row.key, row.activeVersion);
    const active = [...runs]
      .filter(([key]) => key.startsWith(`${row.key}@`))
      .reduce((sum, [, count]) => sum + count, 0);
    return {
      id: row.id,
      key: row.key,
      title: JSON.parse(row.title) as FlowSummary['title'],
      status: row.status as FlowSummary['status'],
      trigger: draft.trigger?.type ?? 'manual',
      starts: draft.trigger ?? null,
      nextDueAt: yield* flowRows.nextDueAt(row.key),
      activeVersion: row.activeVersion,
      latestVersion: yield* flowRows.latestNumber(row.key),
      draftChanged: live?.document !== row.draft,
      problems: issues.filter(({ severity }) => severity === 'error').length,
      activeRuns: active,
      updatedAt: row.updatedAt,
    };
  }
  function* draftOf(row: FlowRow): Work<Draft> {
    const document = migrateFlow(readDraft(row), ports.catalogue);
    const { issues } = yield* check(document);
    return { flow: yield* summary(row, issues), document, revision: row.draftRevision, issues };
  }
  function* changed(row: FlowRow): Work<FlowRow> {
    yield* ports.publish('flow', row.id);
    return (yield* flowRows.find(row.id)) ?? row;
  }
  const versions = createVersions({ ...ports, now, changed });

  return {
    check,
    draftOf,
    summary,
    *find(idOrKey: string): Work<FlowRow | Problem> {
      return (yield* flowRows.find(idOrKey)) ?? new Problem('notFound', say('noSuchFlow', { flow: idOrKey }));
    },
    *list(): Work<FlowSummary[]> {
      const runs = yield* flowRows.activeRuns();
      const known = knownIds(yield* ports.vocabulary());
      const summaries: FlowSummary[] = [];
      for (const row of yield* flowRows.list()) {
        const { issues } = checkFlow(readDraft(row), ports.catalogue, known);
        summaries.push(yield* summarise(row, issues, runs));
      }
      return summaries;
    },
    *create(document: unknown): Work<Draft | Problem> {
      const { flow, issues } = yield* check(document);
      const errors = issues.filter(({ severity }) => severity === 'error');
      if (!flow || errors.length > 0) return new Problem('invalid', faultsText(errors.length), errors);
      if (yield* flowRows.find(flow.key))
        return new Problem('conflict', say('flowKeyTaken', { key: flow.key }));
      const row: FlowRow = {
        id: ports.ids.next('flow'),
        key: flow.key,
        title: JSON.stringify(flow.title),
        status: 'draft',
        activeVersion: null,
        liveBefore: '[]',
        draft: JSON.stringify(flow),
        draftRevision: 1,
        createdAt: now(),
        updatedAt: now(),
        version: 1,
      };
      yield* flowRows.insert(row);
      yield* ports.publish('flow', row.id);
      return yield* draftOf(row);
    },
    *saveDraft(row: FlowRow, document: unknown, revision: number): Work<Draft | Problem> {
      if (revision !== row.draftRevision) {
        return new Problem(
          'preconditionFailed',
          say('draftChanged', { latest: row.draftRevision, yours: revision }),
        );
      }
      const { key, title } = readLoosely(JSON.stringify(document));
      if (key !== row.key) return new Problem('invalid', say('flowKeyFixed', { key: row.key }));
      const set = {
        draft: JSON.stringify(document),
        draftRevision: revision + 1,
        updatedAt: now(),
        version: row.version + 1,
      };
      yield* flowRows.change(
        row.id,
        title && row.activeVersion === null ? { ...set, title: JSON.stringify(title) } : set,
      );
      return yield* draftOf(yield* changed(row));
    },
    *publish(row: FlowRow, note: string, by: string): Work<VersionRow | Problem> {
      const { flow, issues } = yield* check(readDraft(row));
      const errors = issues.filter(({ severity }) => severity === 'error');
      if (!flow || errors.length > 0) return new Problem('invalid', faultsText(errors.length), errors);
      const full = yield* versions.noRoom(row);
      if (full) return full;
      const number = ((yield* flowRows.latestNumber(row.key)) ?? 0) + 1;
      const circle = yield* subflowCircle(flow, number);
      if (circle) return circleProblem(circle);
      const version: VersionRow = {
        id: ports.ids.next('version'),
        flowId: row.id,
        flowKey: row.key,
        number,
        note,
        publishedBy: by,
        createdAt: now(),
        document: row.draft ?? '{}',
      };
      yield* flowRows.insertVersion(version);
      yield* versions.goLive(row, number);
      return version;
    },
    activate: versions.activate,
    deactivate: versions.deactivate,
    rollback: versions.rollback,
    rollbackTarget: versions.rollbackTarget,
    deleteVersion: versions.remove,
  };
}

const faultsText = (count: number): Said =>
  say('flowFaults', { count, faults: count === 1 ? 'fault' : 'faults' });

/** A damaged draft is an empty one: it shows as faulty, and neither the list nor the version that is live suffers. */
function readDraft({ draft }: Pick<FlowRow, 'draft'>): unknown {
  try {
    return JSON.parse(draft ?? '{}');
  } catch {
    return {};
  }
}

/** The few things a list shows of a draft that may have faults. */
function readLoosely(text: string | null): Partial<Pick<Flow, 'key' | 'title' | 'trigger'>> {
  const document = readDraft({ draft: text });
  if (typeof document !== 'object' || document === null) return {};
  const { key, title, trigger } = document as Record<string, unknown>;
  return {
    key: typeof key === 'string' ? key : undefined,
    title: flowSchema.shape.title.safeParse(title).data,
    trigger: flowSchema.shape.trigger.safeParse(trigger).data,
  };
}
