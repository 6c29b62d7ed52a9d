/** `…At` of settings are confidences; all other times are ISO texts. JSON columns hold text. */
export interface ModelTables {
  /** `id` is the field's name. A field without a row has the settings of `defaults` in `rules.ts`. */
  modelFields: {
    id: string;
    mode: string;
    selectAt: number;
    automateAt: number;
    target: number;
    goLive: string;
    labels: string;
    liveModelId: string | null;
    /** Models that were live before, newest first, as JSON. */
    liveBefore: string;
    steppedDown: string | null;
    createdAt: string;
    updatedAt: string;
    version: number;
  };
  models: {
    id: string;
    field: string;
    number: number;
    status: string;
    seed: number;
    cases: number;
    classes: number;
    accuracy: number;
    baseline: number;
    macroF1: number;
    top3: number;
    ece: number;
    bytes: number;
    hash: string;
    /** What the prediction must know: labels that may be automated and the mix learnt from. */
    gates: string;
    comparison: string | null;
    createdAt: string;
    wentLiveAt: string | null;
    wentLiveBy: string | null;
  };
  /** Apart from `models`, so that lists do not read past them. `model` and `heldOut` are deflated. */
  modelFiles: { modelId: string; model: Buffer; heldOut: Buffer; report: string; curve: string };
  modelTrainings: {
    sequence: number;
    id: string;
    field: string;
    state: string;
    seed: number;
    cases: number | null;
    attempts: number;
    modelId: string | null;
    problem: string | null;
    /** Its sentence, as JSON. */
    said: string | null;
    startedBy: string;
    createdAt: string;
    endedAt: string | null;
  };
  /** Imported texts. `hash` is of subject and text. */
  examples: {
    sequence: number;
    id: string;
    hash: string;
    subject: string;
    text: string;
    language: string;
    source: string;
    createdAt: string;
  };
  exampleLabels: { field: string; exampleSequence: number; label: string };
  predictions: {
    sequence: number;
    id: string;
    caseId: string | null;
    messageId: string | null;
    runId: string | null;
    field: string;
    source: string;
    modelId: string | null;
    mode: string;
    action: string;
    /** The best answer, beside `top`, for counting the mix. */
    label: string | null;
    top: string;
    confidence: number;
    known: number;
    words: string;
    isAudit: number;
    verdict: string | null;
    value: string | null;
    verdictBy: string | null;
    verdictAt: string | null;
    /** `{ label, model }` as JSON: what a model provider said. */
    opinion: string | null;
    createdAt: string;
  };
}
