import type { StepCatalogue } from '../core/catalogue.ts';
import type { AnyStep } from '../core/step.ts';
import { applySla } from './applySla/definition.ts';
import { approval } from './approval/definition.ts';
import { classify } from './classify/definition.ts';
import { createRecord } from './createRecord/definition.ts';
import { decision } from './decision/definition.ts';
import { end } from './end/definition.ts';
import { escalate } from './escalate/definition.ts';
import { getRecords } from './getRecords/definition.ts';
import { httpRequest } from './httpRequest/definition.ts';
import { identifyContact } from './identifyContact/definition.ts';
import { loop } from './loop/definition.ts';
import { notify } from './notify/definition.ts';
import { openCase } from './openCase/definition.ts';
import { parallel } from './parallel/definition.ts';
import { recommendArticles } from './recommendArticles/definition.ts';
import { reply } from './reply/definition.ts';
import { route } from './route/definition.ts';
import { screen } from './screen/definition.ts';
import { setVariables } from './setVariables/definition.ts';
import { subflow } from './subflow/definition.ts';
import { updateRecord } from './updateRecord/definition.ts';
import { wait } from './wait/definition.ts';

/** Every step type under its own name, in the palette's order. */
export const definitionsByType = {
  identifyContact,
  openCase,
  classify,
  decision,
  setVariables,
  wait,
  loop,
  parallel,
  subflow,
  end,
  route,
  escalate,
  applySla,
  screen,
  approval,
  notify,
  reply,
  recommendArticles,
  getRecords,
  createRecord,
  updateRecord,
  httpRequest,
};

export const definitions: readonly AnyStep[] = Object.values(definitionsByType);

const byType: ReadonlyMap<string, AnyStep> = new Map(definitions.map((step) => [step.type, step]));
export const catalogue: StepCatalogue = { get: (type) => byType.get(type) };
