import { expressions } from './expressions.ts';
import { runs } from './runs.ts';

/** The sentences of the core and of the runtime. */
export const engineSentences = { ...expressions, ...runs };
