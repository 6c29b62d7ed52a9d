import { explain, predict, type Input, type Part } from '../../../engine/classifier/index.ts';
import type { AskedField, FieldAnswer } from '../../../engine/runtime/classification.ts';
import type { Fault } from '../../../engine/runtime/desk.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import { fault } from '../fault.ts';
import { fieldBrief, type FieldBrief } from './field-records.ts';
import type { Answering, LiveModels } from './live-models.ts';
import { isJudged } from './prediction-records.ts';
import { actionFor, defaults, type Held, type Thresholds } from './rules.ts';
import { say } from '../../contract/say.ts';

/** Enough to see why; the whole explanation is for the page to try a text. */
const wordsKept = 5;
/** Explaining a long mail takes longer than telling what it is about; what it is about stands at its beginning. */
const explainedLength = 400;

export interface FieldTold extends FieldAnswer {
  thresholds: Thresholds;
  isKnown: boolean;
  held: Held | undefined;
  answering: Answering;
}

const untouched: FieldBrief = { ...defaults, liveModelId: null, version: 0 };

/** What a field's model says of a text. Nothing here waits: the model is in memory and a text takes less than a millisecond. */
export function createAnswering(live: LiveModels) {
  function* ask(asked: AskedField, input: Input, caseId?: string): Work<FieldTold | Fault> {
    const { field } = asked;
    const brief = (yield* fieldBrief(field)) ?? untouched;
    const answering = yield* live.of(field, brief);
    if (!answering) return fault('MODEL_NOT_READY', say('noModelYet', { field }));
    const { mode, selectAt, automateAt } = { ...brief, ...asked };
    const thresholds = { mode, selectAt, automateAt };
    return yield* answer(field, answering, thresholds, input, caseId);
  }

  return { ask, isReady };

  /** Whether something answers for a field at all. */
  function* isReady(field: string): Work<boolean> {
    return (yield* live.of(field, (yield* fieldBrief(field)) ?? untouched)) !== undefined;
  }
}
export type Asking = ReturnType<typeof createAnswering>;

function* answer(
  field: string,
  answering: Answering,
  thresholds: Thresholds,
  input: Input,
  caseId: string | undefined,
): Work<FieldTold> {
  const { model, stored, source } = answering;
  const { top, known, isKnown } = predict(model, input);
  const best = top[0];
  const confidence = best?.confidence ?? 0;
  const [action, held] = actionFor(
    {
      label: best?.label,
      confidence,
      isKnown,
      source,
      gates: stored?.gates,
      isJudged: caseId !== undefined && (yield* isJudged(caseId, field)),
    },
    thresholds,
  );
  const words = isKnown ? strongest(explain(model, beginningOf(input)).parts) : [];
  const modelNumber = stored?.summary.number ?? null;
  const by = modelNumber === null ? `descriptions of ${field}` : `model ${field} v${modelNumber}`;
  return {
    field,
    source,
    modelId: stored?.summary.id ?? null,
    modelNumber,
    mode: thresholds.mode,
    action,
    top,
    confidence,
    known,
    words,
    why: {
      text: by,
      left: words,
      op: held === undefined ? action : `${action}: ${held}`,
      right: { selectAt: thresholds.selectAt, automateAt: thresholds.automateAt },
      result: Object.fromEntries(top.map((one) => [one.label, rounded(one.confidence)])),
    },
    thresholds,
    isKnown,
    held,
    answering,
  };
}

const rounded = (share: number): number => Math.round(share * 1000) / 1000;

const beginningOf = ({ subject, text }: Input): Input => ({
  ...(subject === undefined ? {} : { subject: subject.slice(0, explainedLength) }),
  text: text.slice(0, explainedLength),
});

/** The words that spoke most for the answer. */
function strongest(parts: readonly Part[]): string[] {
  const found = new Map<string, number>();
  for (const { text, weight } of parts) if (weight > 0) found.set(text, (found.get(text) ?? 0) + weight);
  return [...found]
    .sort(([, a], [, b]) => b - a)
    .slice(0, wordsKept)
    .map(([word]) => word);
}
