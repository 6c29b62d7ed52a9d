import { z } from 'zod';
import { forbiddenNames, nameSchema } from '../../core/names.ts';
import type { ActStep } from '../../core/step.ts';
import { choice, field, flag, template, words } from '../fields.ts';
import { done, failed } from '../outcomes.ts';

const pathSchema = z
  .string()
  .regex(/^[A-Za-z0-9_$-]+(\.[A-Za-z0-9_$-]+)*$/, 'Use a path such as data.items.0.id.')
  .max(200)
  .refine((path) => !path.split('.').some((name) => forbiddenNames.includes(name)), 'This path is reserved.');

const queryName = z
  .string()
  .min(1)
  .max(100)
  .refine((name) => !forbiddenNames.includes(name), 'This name is reserved.');
const headerName = z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'Use a header name such as X-Order.');

const configSchema = z.strictObject({
  method: choice(
    words('Method', 'メソッド'),
    {
      GET: words('GET', 'GET'),
      POST: words('POST', 'POST'),
      PUT: words('PUT', 'PUT'),
      PATCH: words('PATCH', 'PATCH'),
      DELETE: words('DELETE', 'DELETE'),
    },
    ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  ).default('GET'),
  url: template(words('Address', 'URL'), {
    hint: words('The host must be on the list of allowed hosts.', '許可されたホストだけに接続できます。'),
  }).min(1),
  query: field(z.record(queryName, z.json()), words('Query', 'クエリ'), {
    widget: 'keyValue',
  }).default({}),
  headers: field(z.record(headerName, z.string().max(2000)), words('Headers', 'ヘッダー'), {
    widget: 'keyValue',
    group: 'advanced',
  }).default({}),
  body: field(z.json(), words('Body', '本文'), {
    widget: 'json',
    hint: words('Sent as JSON, unless it is text.', 'テキスト以外はJSONとして送信します。'),
  }).optional(),
  map: field(
    z
      .array(
        z.strictObject({
          path: field(pathSchema, words('Path in the answer', '応答内のパス')),
          name: field(nameSchema, words('Name', '名前')),
          toVariable: flag(words('Set variable', '変数に保存')).optional(),
        }),
      )
      .max(50),
    words('Take from the answer', '応答から取得'),
    { widget: 'list' },
  ).default([]),
  timeoutSec: field(z.number().min(1).max(30), words('Give up after (seconds)', 'タイムアウト (秒)'), {
    group: 'advanced',
  }).default(10),
});
export type Config = z.infer<typeof configSchema>;

const outputSchema = z.object({
  status: z.int(),
  body: z.unknown(),
  mapped: z.record(z.string(), z.unknown()),
});
export type Output = z.infer<typeof outputSchema>;

/** Calls another system. May repeat a call whose answer was lost, always with the same `Idempotency-Key`. */
export const httpRequest: ActStep<Config> = {
  type: 'httpRequest',
  version: 1,
  kind: 'act',
  category: 'data',
  title: words('HTTP request', '外部API'),
  summary: words(
    'Calls another system and takes values from its answer.',
    '外部のシステムを呼び出し、応答から値を取り出します。',
  ),
  icon: 'globe',
  config: configSchema,
  output: outputSchema,
  values: ['body', 'query'],
  outcomes: () => [done, failed],
  retry: { times: 3, backoffSec: 2 },
  example: { method: 'GET', url: 'https://api.example.com/orders/{{vars.order}}', map: [] },
};
