import { catalogue, checkFlow, type Flow, type Issue, type Vocabulary } from '../../../engine/browser.ts';
import type { Vocabulary as Choices } from '../../form/form-world.ts';

/** The same check the server makes before publishing. */
export const checkDraft = (flow: Flow, choices: Choices | undefined): readonly Issue[] =>
  checkFlow(flow, catalogue, idsOf(choices)).issues;

const idsOf = (choices: Choices | undefined): Vocabulary =>
  Object.fromEntries(Object.entries(choices ?? {}).map(([kind, list]) => [kind, list.map(({ id }) => id)]));
