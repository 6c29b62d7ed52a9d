import { z } from 'zod';
import type { RecordStep } from '../../core/step.ts';
import { caseField, choice, condition, field, flag, numberOrTemplate, reference, words } from '../fields.ts';
import { anyOther, branch, done, failed } from '../outcomes.ts';

const skillSchema = z.strictObject({
  skill: reference('skill', words('Skill', 'スキル')),
  minLevel: numberOrTemplate(words('Level at least', '必要レベル'), { min: 1, max: 10 }).default(1),
  additional: flag(words('Nice to have', '追加スキル'), {
    hint: words('Preferred, not required.', '優先しますが、必須ではありません。'),
  }).optional(),
});
const ruleSchema = z.strictObject({
  when: condition(words('When', '条件')),
  queueId: reference('queue', words('Queue', 'キュー')),
});

const configSchema = z.strictObject({
  queueId: reference('queue', words('Queue', 'キュー')),
  rules: field(z.array(ruleSchema).max(50), words('Other queue when', '条件別のキュー'), {
    widget: 'list',
    group: 'advanced',
    hint: words(
      'The first rule that is true chooses the queue instead.',
      '最初に条件を満たしたルールのキューを使います。',
    ),
  }).default([]),
  skills: field(z.array(skillSchema).max(25), words('Skills', 'スキル'), { widget: 'list' }).default([]),
  match: choice(
    words('Skill match', 'スキルの照合'),
    {
      exact: words('All required skills', '必須スキルをすべて満たす'),
      none: words('Ignore skills', 'スキルを考慮しない'),
    },
    ['exact', 'none'],
    { group: 'advanced' },
  ).default('exact'),
  method: choice(
    words('Who gets it', '割り当て方法'),
    {
      highestCapacity: words('Most capacity left', '対応余力が最大'),
      roundRobin: words('In turn', '順番に割り当て'),
      longestIdle: words('Idle the longest', '最も長く手が空いている'),
      manualPick: words('Agents pick', '担当者が選択'),
    },
    ['highestCapacity', 'roundRobin', 'longestIdle', 'manualPick'],
    { hint: words('Empty: as the queue says.', '空欄の場合はキューの設定に従います。') },
  ).optional(),
  score: numberOrTemplate(words('Score', 'スコア'), {
    min: 0,
    max: 1_000_000,
    group: 'advanced',
    hint: words('Higher is served first in the queue.', '値が大きいほど、キュー内で先に対応します。'),
  }).optional(),
  onlyChoose: flag(words('Only choose the queue', 'キューを選ぶだけ'), {
    group: 'advanced',
    hint: words(
      'Needs no case and assigns nobody; later steps read the queue from the result.',
      'ケースは不要で、担当者も割り当てません。後のステップが結果からキューを読み取ります。',
    ),
  }).optional(),
  item: caseField(),
});
export type Config = z.infer<typeof configSchema>;

const outputSchema = z.object({
  status: z.enum(['assigned', 'queued', 'chosen']),
  queueId: z.string(),
  agentId: z.string().nullable(),
  workItemId: z.string().nullable(),
  /** Number of the rule that chose the queue, from 1; 0 when it was the step's own queue. */
  rule: z.int(),
});
export type Output = z.infer<typeof outputSchema>;

/** Puts a case into a queue and, where someone suitable is free, into their hands. */
export const route: RecordStep<Config, Output> = {
  type: 'route',
  version: 1,
  kind: 'record',
  category: 'routing',
  title: words('Route', 'ルーティング'),
  summary: words(
    'Sends the case to a queue and to a free agent with the right skills.',
    'ケースをキューに送り、スキルの合う担当者に割り当てます。',
  ),
  icon: 'route',
  config: configSchema,
  output: outputSchema,
  values: ['item', 'score', 'skills'],
  outcomes: ({ onlyChoose }) =>
    onlyChoose
      ? [done, failed]
      : [
          branch('assigned', 'Assigned', '割り当て済み'),
          branch('queued', 'Waiting in queue', 'キューで待機'),
          anyOther,
          failed,
        ],
  example: { item: '{{case}}', queueId: 'q-general', skills: [], match: 'exact', rules: [] },
};
