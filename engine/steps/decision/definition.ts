import { z } from 'zod';
import { nameSchema } from '../../core/names.ts';
import type { DecideStep, Reason, Settled } from '../../core/step.ts';
import { condition, field, textPair, words } from '../fields.ts';
import { branch } from '../outcomes.ts';

/** Outcomes that a decision has of its own accord. */
const taken = ['otherwise', 'done', 'error'];

const outcomeSchema = z.strictObject({
  key: field(
    nameSchema.refine((key) => !taken.includes(key), 'Choose another key: this one has a meaning already.'),
    words('Key', 'キー'),
    { hint: words('Letters and digits; used for the wire.', '英数字。接続先の名前に使います。') },
  ),
  label: textPair(words('Label', 'ラベル')),
  when: condition(words('When', '条件')),
});

const configSchema = z.strictObject({
  outcomes: field(
    z
      .array(outcomeSchema)
      .min(1)
      .max(50)
      .refine(
        (outcomes) => new Set(outcomes.map((outcome) => outcome.key)).size === outcomes.length,
        'Give each outcome a key of its own.',
      ),
    words('Outcomes', '分岐'),
    {
      widget: 'list',
      hint: words(
        'The first that is true is taken; if none is, “Otherwise”.',
        '上から順に、最初に条件を満たしたものに進みます。なければ「それ以外」に進みます。',
      ),
    },
  ),
});
export type Config = z.infer<typeof configSchema>;

const outputSchema = z.object({ taken: z.string() });
export type Output = z.infer<typeof outputSchema>;

/** Ordered conditions; the first true one decides. `why` tells each outcome, what it was compared with, and which were not reached. */
export const decision: DecideStep<Config, Output> = {
  type: 'decision',
  version: 1,
  kind: 'decide',
  category: 'logic',
  title: words('Decision', '分岐'),
  summary: words('Takes the first outcome whose condition is true.', '最初に条件を満たした分岐に進みます。'),
  icon: 'split',
  config: configSchema,
  output: outputSchema,
  outcomes: (config) => [
    ...config.outcomes.map((outcome) => branch(outcome.key, outcome.label.en, outcome.label.ja)),
    branch('otherwise', 'Otherwise', 'それ以外'),
  ],
  decide(config, view): Settled<Output> {
    const why: Reason[] = [];
    const { outcomes } = config;
    for (const [at, { key, when }] of outcomes.entries()) {
      const tested = view.test(when);
      if (!tested.ok) return { outcome: 'error', error: tested.error, why };
      why.push({ text: 'decision.outcome', left: key, result: tested.value }, ...tested.why);
      if (!tested.value) continue;
      for (const later of outcomes.slice(at + 1)) why.push({ text: 'decision.notReached', left: later.key });
      return { outcome: key, output: { taken: key }, why };
    }
    why.push({ text: 'decision.otherwise' });
    return { outcome: 'otherwise', output: { taken: 'otherwise' }, why };
  },
  example: {
    outcomes: [
      {
        key: 'vip',
        label: { en: 'VIP', ja: 'VIP' },
        when: { left: 'contact.isVip', op: 'eq', right: true },
      },
    ],
  },
};
