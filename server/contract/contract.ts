import * as apiKeys from './api-keys.ts';
import * as approvals from './approvals.ts';
import * as assistant from './assistant.ts';
import * as cases from './cases.ts';
import * as classification from './classification.ts';
import * as clock from './clock.ts';
import * as conversations from './conversations.ts';
import * as customers from './customers.ts';
import type { AnyEndpoint } from './endpoint.ts';
import * as examples from './examples.ts';
import * as flows from './flows.ts';
import * as knowledge from './knowledge.ts';
import * as live from './live.ts';
import * as models from './models.ts';
import * as modelVersions from './model-versions.ts';
import * as notifications from './notifications.ts';
import * as operations from './operations.ts';
import * as people from './people.ts';
import * as predictions from './predictions.ts';
import * as queues from './queues.ts';
import * as repairs from './repairs.ts';
import * as runs from './runs.ts';
import * as session from './session.ts';
import * as setup from './setup.ts';
import * as sla from './sla.ts';
import * as tickets from './tickets.ts';
import * as webform from './webform.ts';

/** Every module of the contract. A new one is added here and is then mounted, documented and callable. */
const modules = [
  flows,
  runs,
  repairs,
  approvals,
  conversations,
  cases,
  assistant,
  customers,
  sla,
  classification,
  models,
  modelVersions,
  examples,
  predictions,
  knowledge,
  people,
  queues,
  tickets,
  notifications,
  session,
  setup,
  apiKeys,
  live,
  webform,
  clock,
  operations,
];

const isEndpoint = (value: unknown): value is AnyEndpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value;

export const endpoints: readonly AnyEndpoint[] = modules.flatMap((module) =>
  Object.values(module).filter(isEndpoint),
);
