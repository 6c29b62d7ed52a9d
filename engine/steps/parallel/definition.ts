import { z } from 'zod';
import { nameSchema } from '../../core/names.ts';
import type { ParallelStep } from '../../core/step.ts';
import { choice, field, textPair, words } from '../fields.ts';
import { branch, done, failed } from '../outcomes.ts';

const branchSchema = z.strictObject({
  key: field(
    nameSchema.refine(
      (key) => key !== 'done' && key !== 'error',
      'Choose another key: this one has a meaning already.',
    ),
    words('Key', 'キー'),
  ),
  label: textPair(words('Label', 'ラベル')),
});

const configSchema = z.strictObject({
  branches: field(
    z
      .array(branchSchema)
      .min(2)
      .max(10)
      .refine(
        (branches) => new Set(branches.map((entry) => entry.key)).size === branches.length,
        'Give each branch a key of its own.',
      ),
    words('Branches', '並列の経路'),
    { widget: 'list' },
  ),
  join: choice(
    words('Go on when', '合流の条件'),
    {
      all: words('All branches have arrived', 'すべての経路が終わったら'),
      any: words('The first branch arrives', '最初の経路が終わったら'),
    },
    ['all', 'any'],
  ).default('all'),
});
export type Config = z.infer<typeof configSchema>;

/** Branches side by side. `done` leads to where they join. */
export const parallel: ParallelStep<Config> = {
  type: 'parallel',
  version: 1,
  kind: 'parallel',
  category: 'logic',
  title: words('Parallel', '並列'),
  summary: words(
    'Does several things side by side and joins them again.',
    '複数の処理を並行して進め、最後に合流します。',
  ),
  icon: 'git-fork',
  config: configSchema,
  output: z.object({}),
  outcomes: (config) => [
    ...config.branches.map((entry) => branch(entry.key, entry.label.en, entry.label.ja)),
    { ...done, label: words('After joining', '合流後') },
    // Taken when a step within a branch fails and nothing there catches it; the other branches end.
    failed,
  ],
  branches: (config) => ({ keys: config.branches.map((entry) => entry.key), join: config.join }),
  example: {
    branches: [
      { key: 'first', label: { en: 'First', ja: '経路1' } },
      { key: 'second', label: { en: 'Second', ja: '経路2' } },
    ],
    join: 'all',
  },
};
