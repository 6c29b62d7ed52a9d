import { wordSaid } from '../sentence.ts';
import { engineSentences } from '../sentences/index.ts';
import { expressionPlaces, inside } from './places.ts';
import type { Rule } from './subject.ts';

/** Every expression can be worked out. */
export const expressions: Rule = (subject, report) => {
  for (const { path, stepId, expressions: compiled } of expressionPlaces(subject))
    for (const { code, expression, path: at, ...said } of compiled.problems) {
      // What is read is judged by the rule on variables, with a better sentence.
      if (code === 'UNKNOWN_NAME') continue;
      report({
        code: code === 'INTEGER_DIVISION' ? 'INTEGER_DIVISION' : 'INVALID_EXPRESSION',
        path: inside(path, at),
        ...(stepId !== undefined && { stepId }),
        params: { expression, detail: said.message, detailJa: wordSaid(said, 'ja', engineSentences) },
      });
    }
};
