import { z } from 'zod';

/** Shares and precisions run from 0 to 1. Ranges (`low`, `high`) are Wilson bounds, one-sided at 95 %. */
const share = z.number().min(0).max(1);
const label = z.string();

/** One place of the slider: what automating from this confidence on would have meant on held-out cases. */
export const curvePointSchema = z.object({
  at: share,
  /** Share of all held-out cases that lie at or above it. */
  coverage: share,
  precision: share,
  low: share,
  high: share,
  /** How many they are. */
  n: z.int(),
});
export type CurvePoint = z.infer<typeof curvePointSchema>;
export const curveSchema = z.object({
  /** By falling confidence, so by growing coverage; at most 200. */
  points: z.array(curvePointSchema),
  heldOut: z.int(),
  /** For each precision that may be asked for, the lowest confidence that keeps it, or why there is none. */
  offers: z.array(
    z.object({
      precision: share,
      point: curvePointSchema.nullable(),
      /** `tooFewCases`: fewer than 100 held-out cases. `notReached`: no confidence is that precise; `best` comes nearest. */
      refusal: z.enum(['tooFewCases', 'notReached']).nullable(),
      best: curvePointSchema.nullable(),
    }),
  ),
});
export type Curve = z.infer<typeof curveSchema>;

/** A held-out case as it is shown: enough of its text to recognise it. */
const heldOutCase = z.object({
  id: z.string(),
  /** Null for imported examples. */
  caseId: z.string().nullable(),
  text: z.string(),
  label,
  predicted: label,
  confidence: share,
});
const measures = z.object({
  n: z.int(),
  accuracy: share,
  macroF1: share,
  top3: share,
  ece: share,
});

/** A new model and the live one on the same held-out cases, none of which had taught the model that answers. */
export const comparisonSchema = z.object({
  liveModelId: z.string(),
  n: z.int(),
  newRight: z.int(),
  liveRight: z.int(),
  /** Only the new one was right, only the live one was. */
  onlyNew: z.int(),
  onlyLive: z.int(),
  verdict: z.enum(['better', 'notWorse', 'worse', 'tooFew']),
});
export type Comparison = z.infer<typeof comparisonSchema>;

export const modelReportSchema = z.object({
  counts: z.object({
    cases: z.int(),
    imported: z.int(),
    corrected: z.int(),
    /** Written by our own automation and confirmed by nobody: each counts 0.2. */
    automated: z.int(),
    used: z.int(),
    heldOut: z.int(),
    classes: z.int(),
    nearDuplicates: z.int(),
  }),
  warnings: z.array(
    z.enum(['fewCases', 'rareLabels', 'manyNearDuplicates', 'poorlyCalibrated', 'noBetterThanGuessing']),
  ),
  /** How the held-out cases were chosen: the newest fifth, or each fold in turn. */
  heldOutBy: z.enum(['newest', 'crossFit']),
  /** What always answering the most frequent label would reach. */
  baseline: share,
  overall: measures.extend({ low: share, high: share }),
  /** Fifteenths of the scale: mean confidence and share of right answers. */
  reliability: z.array(z.object({ n: z.int(), confidence: share, precision: share })),
  labels: z.array(
    z.object({
      label,
      cases: z.int(),
      heldOut: z.int(),
      precision: share,
      recall: share,
      f1: share,
      /** Enough cases to be set without asking: 20 to learn from and 10 held out. */
      mayAutomate: z.boolean(),
      words: z.array(z.object({ text: z.string(), weight: z.number() })),
    }),
  ),
  confusions: z.array(z.object({ label, predicted: label, n: z.int(), examples: z.array(heldOutCase) })),
  /** Cases on which the model that had not seen them is sure of another label. */
  labelErrors: z.array(heldOutCase),
  languages: z.array(
    z.object({
      language: z.string(),
      ...measures.shape,
      /**
       * Of the cases at or above the one confidence that keeps 95 % over all languages: their share of this language's
       * cases, and how many of them are right. Null where no confidence keeps it, and in reports of older models.
       */
      at95: z.object({ coverage: share, precision: share.nullable() }).nullable().default(null),
    }),
  ),
  learningCurve: z.array(z.object({ n: z.int(), accuracy: share })),
  trainingMs: z.int(),
  bytes: z.int(),
});
export type ModelReport = z.infer<typeof modelReportSchema>;
