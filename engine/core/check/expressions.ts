import type { ExpressionProblem } from '../expression/expression.ts';
import { expressionPlaces, inside } from './places.ts';
import type { Rule } from './subject.ts';

/** Every expression can be worked out. */
export const expressions: Rule = (subject, report) => {
  for (const { path, stepId, expressions: compiled } of expressionPlaces(subject))
    for (const { code, message, expression, path: at } of compiled.problems) {
      // What is read is judged by the rule on variables, with a better sentence.
      if (code === 'UNKNOWN_NAME') continue;
      report({
        code: code === 'INTEGER_DIVISION' ? 'INTEGER_DIVISION' : 'INVALID_EXPRESSION',
        path: inside(path, at),
        ...(stepId !== undefined && { stepId }),
        params: { expression, detail: message, detailJa: japanese[code] },
      });
    }
};

const japanese: Record<ExpressionProblem['code'], string> = {
  SYNTAX: '書き方に誤りがあります。',
  TYPE: '値の型が合いません。',
  NOT_ALLOWED: '使えない機能または名前が含まれています。',
  UNKNOWN_NAME: '参照先がありません。',
  UNKNOWN_FILTER: 'フィルターの名前または引数に誤りがあります。',
  TOO_LARGE: '長すぎるか、入れ子が深すぎます。',
  INTEGER_DIVISION: '整数どうしの割り算です。',
};
