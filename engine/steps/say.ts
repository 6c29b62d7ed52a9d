import { speaker } from '../core/sentence.ts';
import { stepSentences } from './sentences.ts';

export const say = speaker(stepSentences);
