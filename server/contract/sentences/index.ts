import { engineSentences } from '../../../engine/core/sentences/index.ts';
import type { Sentences } from '../../../engine/core/sentence.ts';
import { stepSentences } from '../../../engine/steps/sentences.ts';
import { automation } from './automation.ts';
import { cases } from './cases.ts';
import { desk } from './desk.ts';
import { house } from './house.ts';
import { store } from './store.ts';

/** The sentences of the server. */
export const serverSentences = { ...automation, ...cases, ...desk, ...house, ...store };

/** Every sentence that an error, a refusal or a reason can be. */
export const sentences: Sentences = { ...engineSentences, ...stepSentences, ...serverSentences };
