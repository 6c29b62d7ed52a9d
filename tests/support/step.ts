import { compileConfig, testCondition } from '../../engine/core/expression/expression.ts';
import type { Settled, Signal, StepResult, StepView } from '../../engine/core/step.ts';
import type { Desk } from '../../engine/runtime/desk.ts';
import type { RecordExecutor, Runs, StepCall } from '../../engine/runtime/ports.ts';
import type { StoreCall, Work } from '../../engine/runtime/work.ts';
import { definitionsByType } from '../../engine/steps/definitions.ts';
import { recordExecutors } from '../../engine/steps/executors.ts';
import { monday } from './store.ts';

type Definitions = typeof definitionsByType;
type RecordType = keyof typeof recordExecutors;
/** Answers of the desk, by method; a function sees what it was asked. */
export type Answers = { [Method in keyof Desk]?: unknown };
export interface Asked {
  method: string;
  args: unknown[];
}

const noStore: readonly StoreCall[] = [];

/** A desk that gives prepared answers and writes down what it was asked. What is not prepared is a fault of the test. */
export function fakeDesk(answers: Answers): { desk: Desk; asked: Asked[] } {
  const asked: Asked[] = [];
  const desk = new Proxy({} as Desk, {
    get: (_target, method: keyof Desk) =>
      function* (...args: unknown[]): Work<unknown> {
        asked.push({ method, args });
        yield* noStore;
        if (!(method in answers)) throw new Error(`The test prepared no answer of desk.${method}.`);
        const answer = answers[method];
        return typeof answer === 'function' ? (answer as (...given: unknown[]) => unknown)(...args) : answer;
      },
  });
  return { desk, asked };
}

export const scope: Record<string, unknown> = {
  case: { id: 'case_1', number: 'C-100001', subject: '充電できません', queueId: 'q-vip', ownerId: 'mori' },
  contact: { id: 'contact_1', isVip: true },
  account: null,
  message: {
    id: 'msg_1',
    channel: 'x',
    handle: '@miwa_saeki',
    conversationId: 'conv_1',
    text: 'もう充電できません',
  },
  steps: {},
  vars: {},
  input: {},
  now: new Date(monday).toISOString(),
};

export function callOf(more: Partial<StepCall> = {}, read: Record<string, unknown> = scope): StepCall {
  return {
    runId: 'run_1',
    flowKey: 'tiny',
    stepId: 'step',
    token: 'step.1',
    idempotencyKey: 'run_1:step.1',
    now: monday,
    timezone: 'Asia/Tokyo',
    refs: { caseId: 'case_1', contactId: 'contact_1', messageId: 'msg_1' },
    depth: 0,
    locale: 'en',
    mayChange: () => false,
    test: (condition) => testCondition(condition, read),
    ...more,
  };
}

/** A config as the runtime hands it over: parsed, then rendered. */
export function configOf(type: keyof Definitions, config: unknown, read = scope): never {
  const definition = definitionsByType[type];
  const values: readonly string[] = definition.values ?? [];
  const rendered = compileConfig(definition.config.parse(config), values).render(read);
  if (!rendered.ok) throw new Error(rendered.error.message);
  return rendered.config as never;
}

interface Given {
  desk?: Answers;
  runs?: unknown;
  call?: Partial<StepCall>;
  scope?: Record<string, unknown>;
}
export interface Executed {
  result: StepResult;
  asked: Asked[];
}

/** Carries out a record step on a fake desk. */
export function execute(type: RecordType, config: unknown, given: Given = {}): Executed {
  const { desk, asked } = fakeDesk(given.desk ?? {});
  const runs: Runs = {
    *start(request) {
      asked.push({ method: 'start', args: [request] });
      yield* noStore;
      return given.runs as never;
    },
  };
  const executor = recordExecutors[type] as RecordExecutor<never, unknown>;
  const read = given.scope ?? scope;
  const work = executor({ desk, runs }, configOf(type, config, read), callOf(given.call, read));
  const step = work.next();
  if (!step.done) throw new Error('The fake desk needs no store.');
  return { result: step.value, asked };
}

export const viewOf = (
  output: unknown = undefined,
  read: Record<string, unknown> = scope,
): StepView & { output: unknown } => ({
  now: monday,
  scope: read,
  test: (condition) => testCondition(condition, read),
  output,
});

/** What a resting step makes of a signal. */
export function receive(type: keyof Definitions, config: unknown, signal: Signal, output?: unknown): unknown {
  const definition = definitionsByType[type];
  if (!('receive' in definition) || !definition.receive) throw new Error(`${type} receives nothing.`);
  return definition.receive(configOf(type, config), signal, viewOf(output));
}

export function settled(result: StepResult): Settled {
  if ('rest' in result) throw new Error('The step rests.');
  return result;
}
export function rest(result: StepResult): Extract<StepResult, { rest: unknown }>['rest'] {
  if (!('rest' in result)) throw new Error(`The step ended in "${result.outcome}".`);
  return result.rest;
}
