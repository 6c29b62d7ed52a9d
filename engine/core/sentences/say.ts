import { speaker } from '../sentence.ts';
import { engineSentences } from './index.ts';

export const say = speaker(engineSentences);
