import type { Reason } from '../core/step.ts';

/** What models say of a text. Shares and confidences run from 0 to 1. */

export type Mode = 'recommend' | 'select' | 'automate';
/** Saved, chosen beforehand for the agent, shown as one of three, or like nothing seen before. */
export type AnswerAction = 'automated' | 'selected' | 'suggested' | 'unknown';

/** A field to be told from the text. What is not said is as the field's settings have it. */
export interface AskedField {
  field: string;
  mode?: Mode;
  selectAt?: number;
  automateAt?: number;
}
export interface ClassifyRequest {
  text: string;
  /** The message the text is of: its subject is read as well. */
  messageId?: string;
  conversationId?: string;
  /** What an agent has already said of this case is not overruled. */
  caseId?: string;
  fields: AskedField[];
  language: boolean;
  sentiment: boolean;
}
export interface FieldAnswer {
  field: string;
  source: 'model' | 'descriptions';
  modelId: string | null;
  /** The model's version, as people read it. */
  modelNumber: number | null;
  mode: Mode;
  action: AnswerAction;
  /** Best first, three at most. */
  top: { label: string; confidence: number }[];
  confidence: number;
  /** How much the text is like what the model has seen. */
  known: number;
  /** Words that spoke for the best answer, strongest first. */
  words: string[];
  why: Reason;
}
export interface ClassifyAnswer {
  fields: FieldAnswer[];
  /** ISO 639-1, or `und`. */
  language?: string;
  /** −3 to 3, with the words that mattered. */
  sentiment?: { grade: number; words: string[] };
}

/** An answer as it is kept, so that an agent can judge it and the next training learns from it. */
export type KeptAnswer = Omit<FieldAnswer, 'source' | 'why' | 'modelNumber'> & {
  source: 'rule' | FieldAnswer['source'];
};
export interface KeepRequest {
  answers: KeptAnswer[];
  runId: string;
  messageId?: string;
  caseId?: string;
}
