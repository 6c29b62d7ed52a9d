import { inflateSync } from 'node:zlib';
import { fromDescriptions, parse, type Description, type Model } from '../../../engine/classifier/index.ts';
import type { Db, Work } from '../../../engine/runtime/work.ts';
import { fieldByName, storedFields, type FieldBrief, type StoredField } from './field-records.ts';
import { modelById, modelFile, type StoredModel } from './model-records.ts';
import { openInThread } from './training-thread.ts';

/** What answers for a field. */
export interface Answering {
  source: 'model' | 'descriptions';
  model: Model;
  stored: StoredModel | null;
}

/** What was trained last and what may soon go live; each takes a few MB. */
const mostOpened = 4;

/**
 * The models that answer now, in memory. They are opened in a thread at the start and before one goes live, so that no
 * text waits for it; only where that failed the first text opens its model itself.
 */
export function createLiveModels({ db, report }: { db: Db; report(error: unknown): void }) {
  const models = new Map<string, Answering>();
  /** Of an earlier format: they have to be trained anew, and are not unpacked for every text. */
  const outdated = new Set<string>();
  /** By their hash, until they answer. */
  const opened = new Map<string, Model | null>();
  /** Made from descriptions; kept with the version of the field that has them. */
  const described = new Map<string, { version: number; answering: Answering | null }>();

  function keep(id: string, stored: StoredModel, model: Model | null): Answering | undefined {
    if (!model) {
      outdated.add(id);
      return undefined;
    }
    const answering: Answering = { source: 'model', model, stored };
    // One of a field is enough; the one before is let go.
    for (const [other, { stored: held }] of models)
      if (held?.summary.field === stored.summary.field) models.delete(other);
    models.set(id, answering);
    return answering;
  }

  function* load(id: string): Work<Answering | undefined> {
    if (outdated.has(id)) return undefined;
    const stored = yield* modelById(id);
    if (!stored) return undefined;
    const ready = opened.get(stored.hash);
    opened.delete(stored.hash);
    if (ready !== undefined) return keep(id, stored, ready);
    const bytes = yield* modelFile(id);
    return bytes && keep(id, stored, parse(inflateSync(bytes)));
  }

  async function open(hash: string, file: Uint8Array): Promise<void> {
    if (opened.has(hash)) return;
    const model = await openInThread({ open: file });
    const [oldest] = opened.keys();
    if (oldest !== undefined && opened.size >= mostOpened) opened.delete(oldest);
    opened.set(hash, model);
  }

  async function prepare(id: string): Promise<void> {
    if (models.has(id)) return;
    const stored = await db.read(() => modelById(id));
    const file = await db.read(() => modelFile(id));
    if (stored && file) await open(stored.hash, file);
  }

  function* fromLabels(field: string, version: number): Work<Answering | undefined> {
    const known = described.get(field);
    if (known?.version === version) return known.answering ?? undefined;
    const { labels } = yield* fieldByName(field);
    return keepDescribed(field, version, fromDescriptions(descriptionsOf(labels)));
  }
  function keepDescribed(field: string, version: number, model: Model | null): Answering | undefined {
    const answering: Answering | null = model && { source: 'descriptions', model, stored: null };
    described.set(field, { version, answering });
    return answering ?? undefined;
  }

  async function warmField({ field, version, labels, liveModelId }: StoredField): Promise<void> {
    if (liveModelId !== null) return warm(liveModelId);
    const known = described.get(field);
    if (labels.length < 2 || known?.version === version) return;
    const model = await openInThread({ describe: descriptionsOf(labels) });
    if ((described.get(field)?.version ?? 0) < version) keepDescribed(field, version, model);
  }

  async function warm(id: string): Promise<void> {
    await prepare(id);
    if (!models.has(id)) await db.read(() => load(id));
  }

  return {
    /** The live model of a field; without one, what the descriptions of its labels give. */
    *of(field: string, { liveModelId, version }: FieldBrief): Work<Answering | undefined> {
      const live = liveModelId === null ? undefined : (models.get(liveModelId) ?? (yield* load(liveModelId)));
      return live ?? (yield* fromLabels(field, version));
    },
    /** What the model that answered can say at all. */
    labelsOf: (modelId: string | null): readonly string[] =>
      (modelId !== null && models.get(modelId)?.model.labels) || [],
    /** A model is about to go live: the last thing before the commit that says so. */
    prepare: (id: string): Promise<void> => prepare(id).catch(report),
    /** The same for one that was just trained and has no row yet. */
    open: (hash: string, file: Uint8Array): Promise<void> => open(hash, file).catch(report),
    /** The same for what a roll-back of the field goes back to. */
    async prepareBefore(field: string): Promise<void> {
      const [last] = (await db.read(() => fieldByName(field))).liveBefore;
      if (last !== undefined) await prepare(last).catch(report);
    },
    /** A model has gone live, or labels were described. */
    warm: (field: StoredField): void => void warmField(field).catch(report),
    async start(): Promise<void> {
      for (const field of await db.read(() => storedFields())) await warmField(field);
    },
  };
}
export type LiveModels = ReturnType<typeof createLiveModels>;

/** Both names of a label speak for it. */
const descriptionsOf = (labels: StoredField['labels']): Description[] =>
  labels.flatMap(({ label, name, description, examples }) =>
    [name?.en ?? label, ...(name ? [name.ja] : [])].map((title, at) => ({
      label,
      name: title,
      ...(at === 0 ? { description, examples } : {}),
    })),
  );
