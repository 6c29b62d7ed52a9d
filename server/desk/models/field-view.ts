import { isoTime } from '../../../engine/core/iso-time.ts';
import type { Clock } from '../../../engine/runtime/ports.ts';
import type { Db, Work } from '../../../engine/runtime/work.ts';
import type { FieldSettings, ModelField } from '../../contract/models.ts';
import { Problem } from '../../contract/problem.ts';
import type { DeskContext } from '../context.ts';
import { afterCommit } from '../../store/query.ts';
import { exampleFields } from './example-records.ts';
import { fieldByName, saveField, storedFields, type StoredField } from './field-records.ts';
import { caseFields, isCaseField, titleOf, valuesOf } from './fields.ts';
import type { LiveModels } from './live-models.ts';
import { modelById, type StoredModel } from './model-records.ts';
import { isOutgrown } from './quality.ts';
import { hasHeldOutAbove } from './rules.ts';
import type { Trainings } from './trainings.ts';
import { countUsable, type Usable } from './usable.ts';
import { say } from '../../contract/say.ts';
import type { Said } from '../../../engine/core/sentence.ts';

export interface FieldPorts extends Pick<DeskContext, 'publish'> {
  db: Db;
  clock: Clock;
  trainings: Trainings;
  live: Pick<LiveModels, 'warm'>;
}

/** Counting goes through all cases, so what was counted stands for a moment. */
const countedForMs = 2000;

/** Fields as admins see and set them. */
export function createFields({ db, clock, publish, trainings, live }: FieldPorts) {
  const counted = new Map<string, { at: number; usable: Promise<Usable> }>();
  function usable(field: string): Promise<Usable> {
    const known = counted.get(field);
    if (known && performance.now() - known.at < countedForMs) return known.usable;
    const fresh = countUsable(db, field);
    counted.set(field, { at: performance.now(), usable: fresh });
    return fresh;
  }

  function* names(): Work<string[]> {
    const stored = (yield* storedFields()).map(({ field }) => field);
    return [...new Set([...caseFields, ...stored, ...(yield* exampleFields())])];
  }

  async function view(name: string): Promise<ModelField> {
    const field = await db.read(() => fieldByName(name));
    const { liveModelId: id } = field;
    const live = id === null ? undefined : await db.read(() => modelById(id));
    const training = await db.read(() => trainings.latest(name));
    const counts = await usable(name);
    const learnt = live?.summary.cases;
    const needs = needsOf(field, live);
    return {
      field: name,
      title: titleOf(name),
      isCaseField: isCaseField(name),
      level: levelOf(field, live, needs),
      mode: field.mode,
      selectAt: field.selectAt,
      automateAt: field.automateAt,
      target: field.target,
      goLive: field.goLive,
      labels: field.labels,
      automationNeeds: needs,
      live: live?.summary ?? null,
      canRollBack: field.liveBefore.length > 0,
      usable: { ...counts, sinceLive: learnt === undefined ? null : Math.max(0, counts.total - learnt) },
      retrainAdvised: learnt !== undefined && isOutgrown(counts.total, learnt),
      training,
      steppedDown: field.steppedDown,
      version: field.version,
    };
  }

  function* save(name: string, body: FieldSettings, ifMatch?: number): Work<StoredField | Problem> {
    const before = yield* fieldByName(name);
    if (ifMatch !== undefined && ifMatch !== before.version)
      return new Problem('preconditionFailed', say('fieldChanged', { name }));
    const set = { ...before, ...body };
    if (set.automateAt <= set.selectAt) return invalid('automateAt', say('automateAboveSelect'));
    const fault = faultIn(name, set.labels);
    if (fault) return fault;
    // Whoever sets the mode has seen that automation stepped down.
    const steppedDown = body.mode === undefined ? before.steppedDown : null;
    const after = yield* saveField(before, { ...body, steppedDown }, isoTime(clock.now()));
    yield* afterCommit(() => live.warm(after));
    yield* publish('model', name);
    return after;
  }

  return {
    usable,
    /** Something was added that a training can use. */
    recount: (): void => counted.clear(),
    view,
    save,
    names,
    list: async (): Promise<ModelField[]> => {
      const items: ModelField[] = [];
      for (const name of await db.read(names)) items.push(await view(name));
      return items;
    },
  };
}
export type Fields = ReturnType<typeof createFields>;

const invalid = (path: string, said: Said): Problem =>
  new Problem('invalid', said, [{ path, code: 'INVALID', severity: 'error', ...said }]);

function faultIn(field: string, labels: StoredField['labels']): Problem | undefined {
  const values = valuesOf(field);
  const seen = new Set<string>();
  for (const [at, { label }] of labels.entries()) {
    if (seen.has(label)) return invalid(`labels.${at}.label`, say('labelTwice', { label }));
    seen.add(label);
    if (values && !values.includes(label))
      return invalid(
        `labels.${at}.label`,
        say('noSuchLabel', { value: label, field, known: values.join(', ') }),
      );
  }
  return undefined;
}

function needsOf({ automateAt }: StoredField, live: StoredModel | undefined): ModelField['automationNeeds'] {
  if (!live) return ['model'];
  const needs: ModelField['automationNeeds'] = [];
  if (live.gates.automatable.length === 0) needs.push('labels');
  if (live.gates.hundredthAt === null) needs.push('cases');
  else if (!hasHeldOutAbove(live.gates, automateAt)) needs.push('heldOutAbove');
  return needs;
}

function levelOf(
  { labels }: StoredField,
  live: StoredModel | undefined,
  needs: ModelField['automationNeeds'],
): ModelField['level'] {
  if (live) return needs.length === 0 ? 'automate' : 'select';
  if (labels.length < 2) return 'none';
  return labels.some(({ examples = [] }) => examples.length > 0) ? 'examples' : 'descriptions';
}
