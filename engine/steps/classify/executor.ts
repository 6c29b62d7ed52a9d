import { foundFields } from '../../records/cases.ts';
import type { Reason, Settled } from '../../core/step.ts';
import type { ClassifyAnswer, FieldAnswer, KeptAnswer } from '../../runtime/classification.ts';
import type { RecordExecutor } from '../../runtime/ports.ts';
import { actorOf, faulted, isFault, noRecord } from '../settle.ts';
import { recordId } from '../values.ts';
import type { ClassifiedLabel, Config, Output } from './definition.ts';
import { classifyText, type Classification } from './match.ts';

export const classifyExecutor: RecordExecutor<Config, Output> = function* ({ desk }, config, call) {
  const rulesets = config.rulesets.length === 0 ? [] : yield* desk.rulesets(config.rulesets);
  if (isFault(rulesets)) return faulted(rulesets);
  const ruled = classifyText(config.text, rulesets);
  const caseId = config.applyTo === undefined ? undefined : recordId(config.applyTo);
  if (!asksMore(config)) {
    const outcome = ruled.labels.length > 0 ? 'done' : 'noMatch';
    const settled = {
      outcome,
      output: Object.assign({}, ruled.outputs, { labels: ruled.labels }),
      why: ruled.why,
    };
    return yield* save(settled, caseFieldsOf(ruled.outputs));
  }

  const { messageId, conversationId } = call.refs;
  const about = { messageId, caseId: caseId ?? call.refs.caseId };
  const answer = yield* desk.classify({
    ...about,
    text: config.text,
    conversationId,
    fields: config.fields,
    language: config.language,
    sentiment: config.sentiment,
  });
  if (isFault(answer)) return faulted(answer);
  const told = answer.fields.filter(({ field }) => !Object.hasOwn(ruled.outputs, field));
  const settled = settledBy(ruled, told, answer);
  const set = caseFieldsOf({ ...ruled.outputs, ...valuesOf(told, 'automated') });
  const saved = yield* save(settled, set);
  if (saved.outcome !== 'error' && config.fields.length > 0)
    yield* desk.keepAnswers({
      ...about,
      answers: [...ruledAnswers(ruled, answer.fields), ...told],
      runId: call.runId,
    });
  return saved;

  function* save(settled: Settled<Output>, set: Record<string, unknown>) {
    if (config.applyTo === undefined || Object.keys(set).length === 0) return settled;
    if (caseId === undefined) return noRecord('applyTo', 'case');
    const updated = yield* desk.updateRecord('case', caseId, set, actorOf(call));
    if (isFault(updated)) return faulted(updated);
    return caseId === call.refs.caseId ? { records: { case: updated.record }, ...settled } : settled;
  }
};

const asksMore = ({ fields, language, sentiment }: Config): boolean =>
  fields.length > 0 || language || sentiment;

function caseFieldsOf(outputs: Classification['outputs']): Record<string, unknown> {
  const set: Record<string, unknown> = {};
  for (const name of foundFields) if (Object.hasOwn(outputs, name)) set[name] = outputs[name];
  return set;
}

function settledBy(
  ruled: Classification,
  told: readonly FieldAnswer[],
  answer: ClassifyAnswer,
): Settled<Output> {
  const { language, sentiment } = answer;
  const isUnsure = told.some(
    ({ action, mode }) => action === 'unknown' || (action === 'suggested' && mode !== 'recommend'),
  );
  return {
    outcome: isUnsure ? 'lowConfidence' : 'done',
    output: {
      ...ruled.outputs,
      ...valuesOf(told, 'automated'),
      ...valuesOf(told, 'selected'),
      ...(language === undefined ? {} : { language }),
      ...(sentiment === undefined ? {} : { sentiment: sentiment.grade, sentimentWords: sentiment.words }),
      labels: [...ruled.labels, ...told.map(labelOf)],
    },
    why: [...ruled.why, ...told.map(({ why }) => why), ...saidOf(answer)],
  };
}

function valuesOf(told: readonly FieldAnswer[], action: FieldAnswer['action']): Record<string, string> {
  const values: Record<string, string> = {};
  for (const one of told) {
    const [best] = one.top;
    if (one.action === action && best) values[one.field] = best.label;
  }
  return values;
}

function labelOf({
  field,
  source,
  action,
  confidence,
  top,
  modelId,
  modelNumber,
}: FieldAnswer): ClassifiedLabel {
  const value = action === 'unknown' ? null : (top[0]?.label ?? null);
  return { field, value, source, action, confidence, top, modelId, modelNumber };
}

function saidOf({ language, sentiment }: ClassifyAnswer): Reason[] {
  const why: Reason[] = [];
  if (language !== undefined) why.push({ text: 'language', result: language });
  if (sentiment) why.push({ text: 'sentiment', left: sentiment.words, result: sentiment.grade });
  return why;
}

/** What a rule said of a field that was asked for: kept as well, so that rules and models can be compared. */
const ruledAnswers = ({ outputs }: Classification, asked: readonly FieldAnswer[]): KeptAnswer[] =>
  asked
    .filter(({ field }) => Object.hasOwn(outputs, field))
    .map(({ field, mode, known }) => ({
      field,
      source: 'rule',
      modelId: null,
      mode,
      action: 'automated',
      top: [{ label: String(outputs[field]), confidence: 1 }],
      confidence: 1,
      known,
      words: [],
    }));
