import { isoTime } from '../../../engine/core/iso-time.ts';
import type { Case } from '../../../engine/records/cases.ts';
import type { KeepRequest, KeptAnswer } from '../../../engine/runtime/classification.ts';
import type { Actor } from '../../../engine/runtime/desk.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import type { Prediction } from '../../contract/predictions.ts';
import { Problem } from '../../contract/problem.ts';
import type { DeskContext } from '../context.ts';
import { fieldByName, saveField } from './field-records.ts';
import { caseFields, isCaseField, valuesOf } from './fields.ts';
import {
  insertPrediction,
  keepVerdict,
  latestPrediction,
  opinionsOfRun,
  predictionById,
  predictionsOfCase,
  type LatestPrediction,
} from './prediction-records.ts';
import { automationTally } from './quality-records.ts';
import { isAudited, stepsDown } from './rules.ts';
import { say } from '../../contract/say.ts';

export interface PredictionPorts extends Pick<DeskContext, 'clock' | 'ids' | 'publish'> {
  /** Sets a field of a case as an agent does, with all that follows. */
  changeCase(id: string, set: Record<string, string>, by: Actor): Work<Case | Problem>;
  /** Automation of a field has stepped down: the admins should hear of it. */
  steppedDown(field: string, measured: { precision: number; n: number }): Work<void>;
}

export type Kept = Pick<KeptAnswer, 'field' | 'source' | 'action' | 'mode' | 'modelId'> & { id: string };

/** Measured over this time and no more than the live model's own. */
const tallyDays = 28;

/** What was predicted, and what agents made of it. */
export function createPredictions({ clock, ids, publish, changeCase, steppedDown }: PredictionPorts) {
  const now = (): string => isoTime(clock.now());

  function* keep({ answers, runId, messageId, caseId }: KeepRequest): Work<Kept[]> {
    const kept: Kept[] = [];
    for (const { top, words, ...answer } of answers) {
      const id = ids.next('prediction');
      yield* insertPrediction({
        id,
        caseId: caseId ?? null,
        messageId: messageId ?? null,
        runId,
        field: answer.field,
        source: answer.source,
        modelId: answer.modelId,
        mode: answer.mode,
        action: answer.action,
        label: top[0]?.label ?? null,
        top: JSON.stringify(top),
        confidence: answer.confidence,
        known: answer.known,
        words: JSON.stringify(words),
        isAudit: answer.source === 'model' && answer.action === 'automated' && isAudited(id) ? 1 : 0,
        createdAt: now(),
      });
      kept.push({ id, ...answer });
    }
    return kept;
  }

  function* settle(
    found: Omit<LatestPrediction, 'verdict'>,
    field: string,
    value: string,
    by: Actor,
  ): Work<void> {
    const verdict = value === found.label ? 'accepted' : 'overridden';
    const verdictBy = by.name ?? by.id;
    yield* keepVerdict(found.id, { verdict, value, verdictBy, verdictAt: now() });
    if (verdict === 'overridden' && found.action === 'automated') yield* look(field);
  }

  /** After a correction of what automation set: whether it still keeps its promise. */
  function* look(name: string): Work<void> {
    const field = yield* fieldByName(name);
    if (field.mode !== 'automate' || field.liveModelId === null) return;
    const since = isoTime(clock.now() - tallyDays * 86_400_000);
    const tally = yield* automationTally(name, field.liveModelId, since);
    const measured = stepsDown(tally, field.target);
    if (!measured) return;
    const down = { at: now(), ...measured, target: field.target };
    yield* saveField(field, { mode: 'select', steppedDown: down }, now());
    yield* publish('model', name);
    yield* steppedDown(name, measured);
  }

  /** An agent has set fields of a case: that is what they made of its predictions. */
  function* caseChanged(caseId: string, changes: Partial<Case>, by: Actor): Work<void> {
    for (const field of caseFields) {
      const value = changes[field];
      if (value === undefined || value === null) continue;
      const found = yield* latestPrediction(caseId, field);
      if (found) yield* settle(found, field, value, by);
    }
  }

  function* judge(id: string, value: string, by: Actor): Work<Prediction | Problem> {
    const found = yield* predictionById(id);
    if (!found) return new Problem('notFound', say('noSuchPrediction', { id }));
    const values = valuesOf(found.field);
    if (values && !values.includes(value))
      return new Problem(
        'invalid',
        say('noSuchLabel', { value, field: found.field, known: values.join(', ') }),
      );
    if (found.caseId !== null && isCaseField(found.field)) {
      const changed = yield* changeCase(found.caseId, { [found.field]: value }, by);
      if (changed instanceof Problem) return changed;
    }
    // The change of the case has said so already, unless the value stood there before or a newer answer got the verdict.
    if ((yield* predictionById(id))?.value !== value)
      yield* settle({ ...found, label: found.top[0]?.label ?? null }, found.field, value, by);
    if (found.caseId !== null) yield* publish('case', found.caseId);
    return (yield* predictionById(id)) ?? found;
  }

  return { keep, caseChanged, judge, ofCase: predictionsOfCase, opinionsOfRun };
}
export type Predictions = ReturnType<typeof createPredictions>;
