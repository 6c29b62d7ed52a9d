import { z } from 'zod';
import { componentSchema } from '../../core/form.ts';
import type { Issue } from '../../core/issue.ts';
import type { Settled, Signal, StepResult, WaitStep } from '../../core/step.ts';
import { field, textPair, words } from '../fields.ts';
import { branch, done } from '../outcomes.ts';
import { isObject } from '../values.ts';
import { renderForm } from './form.ts';
import { checkAnswer } from './answer.ts';

const configSchema = z.strictObject({
  title: textPair(words('Title', 'タイトル')),
  text: textPair(words('Text', '説明')).optional(),
  components: field(
    z
      .array(componentSchema)
      .max(50)
      .refine(
        (components) => new Set(components.map((component) => component.name)).size === components.length,
        'Give each part a name of its own.',
      ),
    words('Parts', '画面の項目'),
    { widget: 'components' },
  ).default([]),
});
export type Config = z.infer<typeof configSchema>;

const outputSchema = z.object({
  /** Answers by the names of the parts; what was left empty is null. */
  values: z.record(z.string(), z.unknown()),
  by: z.string().nullable(),
});
export type Output = z.infer<typeof outputSchema>;

/** Asks a person. Answers are read as `steps.<id>.values.<name>`; a part's `visibleIf` reads `values.<name>`. */
export const screen: WaitStep<Config, Output> = {
  type: 'screen',
  version: 2,
  migrations: { 1: withoutButtons },
  kind: 'wait',
  category: 'people',
  title: words('Screen', '画面'),
  summary: words('Shows a person something and asks for answers.', '担当者に画面を表示し、入力を求めます。'),
  icon: 'app-window',
  config: configSchema,
  output: outputSchema,
  outcomes: () => [done, branch('cancel', 'Cancelled', 'キャンセル')],
  begin: (config): StepResult<Output> => ({
    rest: { waitingFor: 'screen', form: renderForm(config) },
  }),
  receive(config, signal, view): Settled<Output> | { issues: Issue[] } | undefined {
    switch (signal.type) {
      case 'cancelScreen':
        return { outcome: 'cancel', output: { values: {}, by: signal.by ?? null } };
      case 'answer':
        return accept(config, signal, view.now);
      case 'decided':
      case 'event':
      case 'timeout':
        return undefined;
      default:
        return signal satisfies never;
    }
  },
  example: {
    title: { en: 'What is needed?', ja: '必要な対応を入力してください' },
    components: [
      {
        type: 'longText',
        name: 'request',
        label: { en: 'Request', ja: '依頼内容' },
        required: true,
      },
    ],
  },
};

/** The first shape had settings for buttons that were never drawn: one may always pause, and leaves by `cancel`. */
function withoutButtons(config: unknown): unknown {
  if (!isObject(config)) return config;
  const { allowBack: _back, allowPause: _pause, ...rest } = config;
  return rest;
}

function accept(
  config: Config,
  signal: Extract<Signal, { type: 'answer' }>,
  now: number,
): Settled<Output> | { issues: Issue[] } {
  const values: unknown = signal.values;
  const checked = checkAnswer(renderForm(config).components, isObject(values) ? values : {}, now);
  if ('issues' in checked) return checked;
  return { outcome: 'done', output: { values: checked.values, by: signal.by ?? null } };
}
