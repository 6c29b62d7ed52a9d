import { wordSchemaIssues } from './schema-words.ts';
import type { Rule } from './subject.ts';

/** Every step's settings fit its type. */
export const configs: Rule = ({ steps }, report) => {
  for (const { id, parsed, written } of steps.values()) {
    if (!parsed || parsed.success) continue;
    for (const { path, words } of wordSchemaIssues(parsed.error.issues, written))
      report({
        code: 'INVALID_CONFIG',
        path: ['steps', id, 'config', ...path.map(String)].join('.'),
        stepId: id,
        params: { detail: words.en, detailJa: words.ja },
      });
  }
};
