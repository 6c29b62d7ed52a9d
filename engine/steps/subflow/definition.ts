import { z } from 'zod';
import { nameSchema } from '../../core/names.ts';
import type { RecordStep, Settled, Signal, StepError } from '../../core/step.ts';
import { field, keyValue, reference, words } from '../fields.ts';
import { done, failed } from '../outcomes.ts';
import { isObject, textOf } from '../values.ts';
import { say } from '../say.ts';
import { saidIn } from '../../core/sentence.ts';
import type { Text } from '../../core/text.ts';

const configSchema = z.strictObject({
  flow: reference('flow', words('Flow', 'フロー')),
  version: field(z.int().min(1), words('Version', 'バージョン'), {
    group: 'advanced',
    hint: words('Empty: the live version.', '空欄なら有効なバージョンを使います。'),
  }).optional(),
  inputs: keyValue(words('Inputs', '入力')).default({}),
  outputs: field(z.record(nameSchema, nameSchema), words('Save outputs', '出力の保存'), {
    widget: 'keyValue',
    hint: words(
      'Variable of this flow: output of the other.',
      'このフローの変数に、呼び出し先の出力を保存します。',
    ),
  }).default({}),
});
export type Config = z.infer<typeof configSchema>;

const outputSchema = z.object({
  runId: z.string(),
  outcome: z.string().nullable(),
  outputs: z.record(z.string(), z.unknown()),
});
export type Output = z.infer<typeof outputSchema>;
export const maxDepth = 10;

/** Runs another flow as one step and goes on when that has ended. */
export const subflow: RecordStep<Config, Output> = {
  type: 'subflow',
  version: 1,
  kind: 'record',
  // A flow that is off or busy may be there later.
  mayPass: () => true,
  category: 'logic',
  title: words('Subflow', 'サブフロー'),
  summary: words('Runs another flow and waits for its result.', '別のフローを実行し、結果を待ちます。'),
  icon: 'workflow',
  config: configSchema,
  output: outputSchema,
  values: ['inputs'],
  outcomes: () => [done, failed],
  receive(config, signal, view): Settled<Output> | undefined {
    if (signal.type !== 'event' || signal.name !== 'run.finished') return undefined;
    const runId = isObject(view.output) ? textOf(view.output['runId']) : undefined;
    return settleChild(config, { ...ended(signal), runId: runId ?? '' });
  },
  example: { flow: 'keyword-to-department', inputs: {}, outputs: {} },
};

/** How the other run ended. */
export interface ChildEnd {
  runId: string;
  status: string;
  outcome?: string;
  outputs?: Record<string, unknown>;
  error?: StepError;
}

function ended({ payload }: Extract<Signal, { type: 'event' }>): Omit<ChildEnd, 'runId'> {
  const error = isObject(payload['error']) ? payload['error'] : undefined;
  return {
    status: textOf(payload['status']) ?? 'failed',
    outcome: textOf(payload['outcome']),
    outputs: isObject(payload['outputs']) ? payload['outputs'] : {},
    error: error && errorIn(error),
  };
}

/** How a run ends that has not finished. */
const statuses: Readonly<Record<string, Text>> = {
  failed: { en: 'failed', ja: 'エラー' },
  cancelled: { en: 'cancelled', ja: '中止' },
};

const errorIn = ({ code, message, sentence, params }: Record<string, unknown>): StepError => ({
  code: textOf(code) ?? '',
  message: textOf(message) ?? '',
  ...(typeof sentence === 'string' && { sentence }),
  ...(isObject(params) && { params }),
});

export function settleChild(config: Config, child: ChildEnd): Settled<Output> {
  const outputs = child.outputs ?? {};
  const output: Output = { runId: child.runId, outcome: child.outcome ?? null, outputs };
  if (child.status !== 'finished') {
    const { error, runId } = child;
    const end = { flow: config.flow, runId, status: statuses[child.status] ?? child.status };
    const said = error
      ? say('subflowFailed', { ...end, code: error.code, why: saidIn(error) })
      : say('subflowEnded', end);
    return { outcome: 'error', output, error: { code: 'SUBFLOW_ERROR', ...said } };
  }
  const vars: Record<string, unknown> = {};
  for (const [variable, name] of Object.entries(config.outputs)) {
    if (!Object.hasOwn(outputs, name)) {
      const said = say('noOutput', { flow: config.flow, runId: child.runId, name });
      return { outcome: 'error', output, error: { code: 'NO_OUTPUT', ...said } };
    }
    vars[variable] = outputs[name];
  }
  return {
    outcome: 'done',
    output,
    vars,
    why: [{ text: 'subflow.ended', left: config.flow, result: child.outcome ?? 'finished' }],
  };
}
