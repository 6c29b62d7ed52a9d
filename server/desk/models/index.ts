import { tracingChannel } from 'node:diagnostics_channel';
import type { Case } from '../../../engine/records/cases.ts';
import type { ClassifyAnswer, ClassifyRequest, KeepRequest } from '../../../engine/runtime/classification.ts';
import type { Actor, Fault } from '../../../engine/runtime/desk.ts';
import type { Db, Work } from '../../../engine/runtime/work.ts';
import { afterCommit } from '../../store/query.ts';
import type { DeskContext } from '../context.ts';
import { isFault } from '../fault.ts';
import { createAnswering, type FieldTold } from './answering.ts';
import { customerTexts, messageTold } from './case-records.ts';
import { createExamples } from './examples.ts';
import { createFields } from './field-view.ts';
import { createLiveModels } from './live-models.ts';
import { createModels } from './models.ts';
import { forgetPredictions } from './old-predictions.ts';
import { createOpinions } from './opinions.ts';
import { createPredictions, type PredictionPorts } from './predictions.ts';
import { createQuality } from './quality.ts';
import { looked, nearestOf, previewOf, type ModelPreview } from './preview.ts';
import { languageDetailOf, toneOf } from './tone.ts';
import { createTrainings } from './trainings.ts';

export type { PredictionLimits } from './old-predictions.ts';
export { modelRoutes } from './routes.ts';

export interface ModelFeaturePorts extends Pick<PredictionPorts, 'changeCase' | 'steppedDown'> {
  db: Db;
  caseById(id: string): Work<Case | undefined>;
  /** Cases that are like a text, most alike first. */
  similar(text: string, limit: number): Work<{ case: Case; score: number }[]>;
  report(error: unknown): void;
}

/** Whoever measures predictions listens here; where nobody does, it costs nothing. */
const tracing = tracingChannel('switchyard.classify');

/** Models of the organisation: learnt from its own cases, asked by the classify step, judged by its agents. */
export function createModelFeature(context: DeskContext, ports: ModelFeaturePorts) {
  const { db, report } = ports;
  const languageOf = (text: string): string => languageDetailOf(text, context.languages).language;
  const live = createLiveModels({ db, report });
  const models = createModels({ ...context, live });
  const trainings = createTrainings({ ...context, db, models, report });
  const fields = createFields({ ...context, db, trainings, live });
  const answering = createAnswering(live);

  /** The subject counts only with the message's own words: a flow may classify something else. */
  function* about({ text, messageId, conversationId }: ClassifyRequest) {
    const message = messageId === undefined ? undefined : yield* messageTold(messageId);
    const isOwn = message?.text === text;
    return {
      subject: isOwn && message.subject !== '' ? message.subject : undefined,
      conversationId: isOwn ? (conversationId ?? message.conversationId) : undefined,
    };
  }

  /** Nothing in it waits, so what it takes is what the server's thread is held up by it. */
  function* classify(request: ClassifyRequest): Work<ClassifyAnswer | Fault> {
    tracing.start.publish(request);
    const answered = yield* answer(request);
    tracing.end.publish(request);
    return answered;
  }

  function* answer(request: ClassifyRequest): Work<ClassifyAnswer | Fault> {
    const { subject, conversationId } = yield* about(request);
    const input = { text: request.text, ...(subject === undefined ? {} : { subject }) };
    const told: FieldTold[] = [];
    for (const asked of request.fields) {
      const one = yield* answering.ask(asked, input, request.caseId);
      if (isFault(one)) return one;
      told.push(one);
    }
    const found: ClassifyAnswer = { fields: told };
    if (request.language) found.language = languageOf(request.text);
    if (request.sentiment) {
      const texts = conversationId === undefined ? [request.text] : yield* customerTexts(conversationId);
      const { grade, words } = toneOf(texts);
      found.sentiment = { grade, words: words.map((word) => word.text) };
    }
    return found;
  }

  /** What every field that has something to say says of a text, with all words. */
  function* preview(text: string, subject?: string): Work<ModelPreview> {
    const input = { text, ...(subject === undefined || subject === '' ? {} : { subject }) };
    const told: FieldTold[] = [];
    for (const field of yield* fields.names()) {
      const one = yield* answering.ask({ field }, input);
      if (!isFault(one)) told.push(one);
    }
    const alike = yield* ports.similar(subject === undefined ? text : `${subject}\n${text}`, looked);
    return { ...previewOf(input, told, context.languages), nearest: nearestOf(alike) };
  }

  const predictions = createPredictions({ ...context, ...ports });
  const opinions = createOpinions({ db, publish: context.publish, report });

  /** Doubtful answers are put to a model provider, if there is one, once they are committed. */
  function* keepAnswers(request: KeepRequest): Work<void> {
    const kept = yield* predictions.keep(request);
    const { messageId, caseId, runId } = request;
    for (const { id, source, action, modelId } of kept) {
      const isDoubtful = source === 'model' && (action === 'suggested' || action === 'unknown');
      if (!isDoubtful || !opinions.isOpen() || messageId === undefined) continue;
      const message = yield* messageTold(messageId);
      const labels = live.labelsOf(modelId);
      if (!message || labels.length < 2) continue;
      const { subject, text } = message;
      yield* afterCommit(() => opinions.doubt({ predictionId: id, runId, caseId, subject, text, labels }));
    }
  }

  return {
    classify,
    preview,
    keepAnswers,
    /** Doubtful answers are put to this model provider as well. */
    consultBy: opinions.consultBy,
    *caseChanged(id: string, changes: Partial<Case>, by: Actor): Work<void> {
      yield* predictions.caseChanged(id, changes, by);
      yield* afterCommit(fields.recount);
    },
    fields,
    models,
    trainings,
    predictions,
    /** Removes some at a time, as retention asks. */
    forgetPredictions,
    quality: createQuality({ db, clock: context.clock, usable: fields.usable }),
    examples: createExamples({ ...context, db, languageOf }),
    *caseExists(id: string): Work<boolean> {
      return (yield* ports.caseById(id)) !== undefined;
    },
    /** Takes up trainings that a former process left, and is done when the live models are ready. */
    async start(): Promise<void> {
      trainings.poke();
      await live.start().catch(report);
    },
    stop: () => trainings.stop(),
  };
}
export type ModelParts = ReturnType<typeof createModelFeature>;
