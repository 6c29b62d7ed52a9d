import ts from 'typescript';

/**
 * Work is written as generators, so that a store may answer later (`engine/runtime/work.ts`). SQLite answers at once, and
 * a fifth of a run's time would go into making generators, entering and leaving them. So the server is built from the same
 * source with its work written plainly: `function*` becomes `function`, and `yield* work()` becomes `work()`. Every line
 * stays where it is, so traces and profiles still point into the source.
 */
export function plainWork(source, path) {
  if (!/\byield\b|function\*|^\s*\*\w/m.test(source)) return source;
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest);
  const edits = [];
  const visit = (node, isInWork) => {
    const isFunction = ts.isFunctionLike(node);
    const isIn = isFunction ? isWork(node) : isInWork;
    if (isFunction && isIn)
      edits.push({ from: node.asteriskToken.getStart(file), to: node.asteriskToken.end, text: '' });
    if (isIn && ts.isYieldExpression(node)) edits.push(...plainYield(node, file));
    ts.forEachChild(node, (child) => visit(child, isIn));
  };
  visit(file, false);
  return edited(source, edits);
}

/** Every generator, except those that say that they are one. */
const isWork = ({ asteriskToken, modifiers, type }) =>
  asteriskToken !== undefined &&
  !modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) &&
  !(type && ts.isTypeReferenceNode(type) && type.typeName.escapedText === 'Generator');

/** A call that is yielded itself, and not as work, would find nobody who takes it. */
const unanswered = "((call) => { throw new Error('Nobody answers the call ' + call.kind); })(";

function plainYield(node, file) {
  const { expression, asteriskToken } = node;
  const [from, to] = [node.getStart(file), expression.getStart(file)];
  if (asteriskToken) return [{ from, to, text: '' }];
  return [
    { from, to, text: unanswered },
    { from: expression.end, to: expression.end, text: ')' },
  ];
}

function edited(source, edits) {
  let at = 0;
  let plain = '';
  for (const { from, to, text } of edits.sort((a, b) => a.from - b.from)) {
    plain += source.slice(at, from) + text;
    at = to;
  }
  return plain + source.slice(at);
}
