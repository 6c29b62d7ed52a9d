import { z } from 'zod';
import { nameSchema } from '../../core/names.ts';
import type { DecideStep, Reason, Settled } from '../../core/step.ts';
import { choice, field, words } from '../fields.ts';
import { done, failed } from '../outcomes.ts';
import { isObject, numberOf } from '../values.ts';
import type { Said } from '../../core/sentence.ts';
import { say } from '../say.ts';

const settingSchema = z.strictObject({
  name: field(nameSchema, words('Variable', '変数'), { reference: 'variable' }),
  op: choice(
    words('Operation', '操作'),
    {
      set: words('Set to', '値を設定'),
      add: words('Add number', '数を加算'),
      append: words('Append to list', 'リストに追加'),
    },
    ['set', 'add', 'append'],
  ).default('set'),
  value: field(z.json(), words('Value', '値'), { widget: 'template' }),
});
type Setting = z.infer<typeof settingSchema>;

const configSchema = z.strictObject({
  set: field(z.array(settingSchema).min(1).max(50), words('Variables', '変数'), { widget: 'list' }),
});
export type Config = z.infer<typeof configSchema>;

const outputSchema = z.object({});
export type Output = z.infer<typeof outputSchema>;

/** Sets declared variables, one after the other; a later line sees what an earlier one set. */
export const setVariables: DecideStep<Config, Output> = {
  type: 'setVariables',
  version: 1,
  kind: 'decide',
  category: 'logic',
  title: words('Set variables', '変数の設定'),
  summary: words('Remembers values for later steps.', '後のステップで使う値を保存します。'),
  icon: 'variable',
  config: configSchema,
  output: outputSchema,
  values: ['set'],
  outcomes: () => [done, failed],
  decide(config, view): Settled<Output> {
    const current = isObject(view.scope['vars']) ? view.scope['vars'] : {};
    const vars: Record<string, unknown> = {};
    const why: Reason[] = [];
    for (const setting of config.set) {
      const before = Object.hasOwn(vars, setting.name) ? vars[setting.name] : ownValue(current, setting.name);
      const changed = change(setting, before);
      if ('mismatch' in changed)
        return {
          outcome: 'error',
          error: {
            code: 'TYPE_MISMATCH',
            ...say('cannotChangeVariable', { name: setting.name, why: changed.mismatch }),
          },
        };
      vars[setting.name] = changed.value;
      why.push({ text: `vars.${setting.name}`, left: before ?? null, op: setting.op, result: changed.value });
    }
    return { outcome: 'done', output: {}, vars, why };
  },
  example: { set: [{ name: 'note', op: 'set', value: '{{case.number}}' }] },
};

const ownValue = (values: Record<string, unknown>, name: string): unknown =>
  Object.hasOwn(values, name) ? values[name] : undefined;

function change({ op, value }: Setting, before: unknown): { value: unknown } | { mismatch: Said } {
  switch (op) {
    case 'set':
      return { value };
    case 'add': {
      const sum = numberOf(before ?? 0);
      const more = numberOf(value);
      if (sum === undefined || more === undefined) return { mismatch: say('addsNumbers') };
      return { value: sum + more };
    }
    case 'append': {
      const list = before ?? [];
      if (!Array.isArray(list)) return { mismatch: say('appendsToList') };
      if (list.length >= 1000) return { mismatch: say('listFull') };
      return { value: [...list, value] };
    }
    default:
      return op satisfies never;
  }
}
