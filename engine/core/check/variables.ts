import { isRoot } from '../expression/path.ts';
import { triggerRoots } from '../trigger-scope.ts';
import { expressionPlaces, inside } from './places.ts';
import { recordFields } from './record-fields.ts';
import type { Report, Rule, Subject } from './subject.ts';

/** Everything that is read exists: variables, inputs, steps, and the fields of records. */
export const variables: Rule = (subject, report) => {
  const declared = {
    vars: new Set(subject.variables.map(({ name }) => name)),
    input: new Set(subject.variables.filter(({ input }) => input).map(({ name }) => name)),
  };
  for (const { path, stepId, expressions } of expressionPlaces(subject)) {
    const names = readable(subject, stepId);
    for (const { read, at } of expressions.readings)
      judge(
        read,
        { path: inside(path, at), ...(stepId !== undefined && { stepId }) },
        { subject, declared, names },
        report,
      );
  }
};

const stepRoots = new Set([
  'input', 'case', 'contact', 'account', 'ticket', 'message', 'conversation', 'steps', 'vars', 'run', 'flow', 'now',
  'user', 'error',
]); // prettier-ignore
const screenRoots = new Set([...stepRoots, 'values']);
/** A trigger is tested before there is a run; only a screen has values under way. */
function readable({ trigger, steps }: Subject, stepId: string | undefined): ReadonlySet<string> {
  if (stepId !== undefined) return steps.get(stepId)?.type === 'screen' ? screenRoots : stepRoots;
  return new Set(trigger ? triggerRoots(trigger) : ['message', 'conversation', 'now']);
}

interface Known {
  subject: Subject;
  declared: Record<'vars' | 'input', ReadonlySet<string>>;
  names: ReadonlySet<string>;
}

function judge(
  read: string,
  place: { path: string; stepId?: string },
  { subject, declared, names }: Known,
  report: Report,
): void {
  const [root = '', name] = read.split('.');
  const undefinedAs = (fix: string, fixJa: string): void =>
    report({ code: 'UNDEFINED_VARIABLE', ...place, params: { name: read, fix, fixJa } });
  if (!names.has(root)) {
    const known = [...names].join(', ');
    return isRoot(root)
      ? undefinedAs('It cannot be read at this place.', 'この場所では参照できません。')
      : undefinedAs(`There are: ${known}.`, `参照できるのは次のものです: ${known}`);
  }
  if (name === undefined) return;
  if (root === 'vars' && !declared.vars.has(name))
    return undefinedAs(
      'Declare the variable or correct the name.',
      '変数を宣言するか、名前を直してください。',
    );
  if (root === 'input' && !declared.input.has(name))
    return undefinedAs('Declare it as an input variable.', '入力用の変数として宣言してください。');
  if (root === 'steps' && !subject.steps.has(name))
    return undefinedAs('Name a step of this flow.', 'このフローのステップ名を指定してください。');
  const fields = recordFields[root];
  if (fields && !fields.has(name))
    report({ code: 'UNKNOWN_FIELD', ...place, params: { record: root, name } });
}
