import { speaker } from '../../engine/core/sentence.ts';
import { serverSentences } from './sentences/index.ts';

export const say = speaker(serverSentences);
