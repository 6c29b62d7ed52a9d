import type { Work } from '../../../engine/runtime/work.ts';
import type { LabelDescription, Mode, ModelField } from '../../contract/models.ts';
import type { Database } from '../../store/database.ts';
import { all, insert, one, p, patch, statement } from '../../store/query.ts';
import { defaults } from './rules.ts';

/** Settings and state of a field, as they are kept. `version` 0: it has no row yet. */
export interface StoredField {
  field: string;
  mode: Mode;
  selectAt: number;
  automateAt: number;
  target: number;
  goLive: ModelField['goLive'];
  labels: LabelDescription[];
  liveModelId: string | null;
  liveBefore: string[];
  steppedDown: ModelField['steppedDown'];
  createdAt: string;
  updatedAt: string;
  version: number;
}

const untouched = (field: string): StoredField => ({
  field,
  ...defaults,
  labels: [],
  liveModelId: null,
  liveBefore: [],
  steppedDown: null,
  createdAt: '',
  updatedAt: '',
  version: 0,
});

// Written from checked settings only, so the columns hold what the contract says.
const decode = (row: Database['modelFields']): StoredField => ({
  field: row.id,
  mode: row.mode as Mode,
  selectAt: row.selectAt,
  automateAt: row.automateAt,
  target: row.target,
  goLive: row.goLive as StoredField['goLive'],
  labels: JSON.parse(row.labels) as LabelDescription[],
  liveModelId: row.liveModelId,
  liveBefore: JSON.parse(row.liveBefore) as string[],
  steppedDown: row.steppedDown === null ? null : (JSON.parse(row.steppedDown) as StoredField['steppedDown']),
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  version: row.version,
});
const encode = ({ field: _field, ...stored }: StoredField): Omit<Database['modelFields'], 'id'> => ({
  ...stored,
  labels: JSON.stringify(stored.labels),
  liveBefore: JSON.stringify(stored.liveBefore),
  steppedDown: stored.steppedDown && JSON.stringify(stored.steppedDown),
});

const byId = statement<{ id: string }>()((db) =>
  db.selectFrom('modelFields').selectAll().where('id', '=', p<string>('id')),
);
export function* fieldByName(field: string): Work<StoredField> {
  const row = yield* one(byId, { id: field });
  return row ? decode(row) : untouched(field);
}
const everything = statement<object>()((db) => db.selectFrom('modelFields').selectAll());
export function* storedFields(): Work<StoredField[]> {
  return (yield* all(everything, {})).map(decode);
}

/** What a prediction needs of a field: without the descriptions, which may be long. */
const brief = statement<{ id: string }>()((db) =>
  db
    .selectFrom('modelFields')
    .select(['mode', 'selectAt', 'automateAt', 'liveModelId', 'version'])
    .where('id', '=', p<string>('id')),
);
export type FieldBrief = Pick<StoredField, 'mode' | 'selectAt' | 'automateAt' | 'liveModelId' | 'version'>;
export function* fieldBrief(field: string): Work<FieldBrief | undefined> {
  const row = yield* one(brief, { id: field });
  return row && { ...row, mode: row.mode as Mode };
}

/** Writes the field with its next version. */
export function* saveField(before: StoredField, set: Partial<StoredField>, now: string): Work<StoredField> {
  const createdAt = before.version === 0 ? now : before.createdAt;
  const after = { ...before, ...set, createdAt, updatedAt: now, version: before.version + 1 };
  if (before.version === 0) yield* insert('modelFields', { id: after.field, ...encode(after) });
  else yield* patch('modelFields', after.field, encode(after));
  return after;
}
