import { flowSchema, type Flow } from '../../engine/core/flow.ts';
import { migrateFlow } from '../../engine/core/migrate.ts';
import { catalogue } from '../../engine/steps/definitions.ts';
import type { FlowSource } from '../../engine/runtime/programs.ts';
import { Unreadable, type Work } from '../../engine/runtime/work.ts';
import type { EngineTables } from './engine-tables.ts';
import { all, insert, one, p, patch, run as change, statement } from './query.ts';
import { say } from '../contract/say.ts';

export type FlowRow = EngineTables['flows'];
export type VersionRow = EngineTables['flowVersions'];

const flowByKey = statement<{ key: string }>()((db) =>
  db.selectFrom('flows').selectAll().where('key', '=', p('key')),
);
const flowById = statement<{ id: string }>()((db) =>
  db.selectFrom('flows').selectAll().where('id', '=', p('id')),
);
const allFlows = statement<object>()((db) => db.selectFrom('flows').selectAll().orderBy('key'));
const activeFlows = statement<object>()((db) =>
  db.selectFrom('flows').select(['id', 'key', 'activeVersion']).where('status', '=', 'active').orderBy('key'),
);
const versionByNumber = statement<{ key: string; number: number }>()((db) =>
  db.selectFrom('flowVersions').selectAll().where('flowKey', '=', p('key')).where('number', '=', p('number')),
);
const versionsOf = statement<{ key: string }>()((db) =>
  db.selectFrom('flowVersions').selectAll().where('flowKey', '=', p('key')).orderBy('number', 'desc'),
);
const latest = statement<{ key: string }>()((db) =>
  db
    .selectFrom('flowVersions')
    .select((row) => row.fn.max('number').as('number'))
    .where('flowKey', '=', p('key')),
);
const nextDue = statement<{ key: string }>()((db) =>
  db.selectFrom('timers').select('dueAt').where('kind', '=', 'schedule').where('subject', '=', p('key')),
);
const removeVersion = statement<{ id: string }>()((db) =>
  db.deleteFrom('flowVersions').where('id', '=', p('id')),
);
/** Flow by flow, through an index that begins with the flow: finished runs are not looked at. */
const activeRunCounts = statement<object>()((db) =>
  db
    .selectFrom('runs')
    .where('flowKey', 'in', (flows) => flows.selectFrom('flows').select('key'))
    .select(['flowKey', 'flowVersion'])
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('status', '=', 'active')
    .groupBy(['flowKey', 'flowVersion']),
);
const runsOnVersion = statement<{ key: string; number: number }>()((db) =>
  db
    .selectFrom('runs')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('flowKey', '=', p('key'))
    .where('flowVersion', '=', p('number')),
);

const someRuns = statement<{ key: string; number: number; limit: number }>()((db) =>
  db
    .selectFrom('runs')
    .select('id')
    .where('flowKey', '=', p('key'))
    .where('flowVersion', '=', p('number'))
    .limit(p<number>('limit')),
);

/** Documents pass the schema before they are stored, so reading one back parses its JSON and brings it up to date. */
export const readDocument = (text: string): Flow =>
  flowSchema.parse(migrateFlow(JSON.parse(text), catalogue));

function readVersion({ flowKey, number, document }: VersionRow): Flow {
  try {
    return readDocument(document);
  } catch (error) {
    throw new Unreadable(say('versionDamaged', { number, flow: flowKey }), { cause: error });
  }
}

export const flowSource: FlowSource = {
  *document(flowKey, number) {
    const row = yield* one(versionByNumber, { key: flowKey, number });
    return row && readVersion(row);
  },
  *idOf(flowKey) {
    return (yield* one(flowByKey, { key: flowKey }))?.id;
  },
  *allActive() {
    const rows = yield* all(activeFlows, {});
    return rows.flatMap(({ id, key, activeVersion }) =>
      activeVersion === null ? [] : [{ flowId: id, flowKey: key, number: activeVersion }],
    );
  },
};

/** Flows and their versions as rows. */
export const flowRows = {
  /** By id or key: people and programs know the key. */
  *find(idOrKey: string): Work<FlowRow | undefined> {
    return (yield* one(flowById, { id: idOrKey })) ?? (yield* one(flowByKey, { key: idOrKey }));
  },
  *list(): Work<FlowRow[]> {
    return yield* all(allFlows, {});
  },
  *insert(row: FlowRow): Work<void> {
    yield* insert('flows', row);
  },
  *change(id: string, set: Partial<FlowRow>): Work<void> {
    yield* patch('flows', id, set);
  },
  *versions(key: string): Work<VersionRow[]> {
    return yield* all(versionsOf, { key });
  },
  *version(key: string, number: number): Work<VersionRow | undefined> {
    return yield* one(versionByNumber, { key, number });
  },
  *latestNumber(key: string): Work<number | null> {
    return (yield* one(latest, { key }))?.number ?? null;
  },
  *nextDueAt(key: string): Work<string | null> {
    const row = yield* one(nextDue, { key });
    return row ? new Date(row.dueAt).toISOString() : null;
  },
  *insertVersion(row: VersionRow): Work<void> {
    yield* insert('flowVersions', row);
  },
  *removeVersion(id: string): Work<void> {
    yield* change(removeVersion, { id });
  },
  /** Active runs by `key@number`. */
  *activeRuns(): Work<Map<string, number>> {
    const rows = yield* all(activeRunCounts, {});
    return new Map(
      rows.map(({ flowKey, flowVersion, count }) => [`${flowKey}@${flowVersion}`, Number(count)]),
    );
  },
  *runsOn(key: string, number: number): Work<number> {
    return Number((yield* one(runsOnVersion, { key, number }))?.count ?? 0);
  },
  *someRunsOn(key: string, number: number, limit: number): Work<string[]> {
    return (yield* all(someRuns, { key, number, limit })).map(({ id }) => id);
  },
};
