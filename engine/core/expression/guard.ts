import type { ASTNode } from '@marcbachmann/cel-js';
import { operators } from '../condition.ts';
import { forbiddenNames } from '../names.ts';
import { functionOf } from './environment.ts';
import { filters } from './filters.ts';
import type { Said } from '../sentence.ts';
import { say } from '../sentences/say.ts';

/** What the guard found in an expression. Nothing it does not know gets through. */
export interface Findings {
  problems: { code: 'NOT_ALLOWED' | 'INTEGER_DIVISION'; said: Said; start: number; end: number }[];
  /** Dotted paths read. */
  reads: string[];
  /** Loops and divisions are rewritten before they run. */
  rewrite: boolean;
}

/** Functions with a receiver that loop over it; their first argument names the item. */
export const loops: readonly string[] = ['all', 'exists', 'exists_one', 'map', 'filter'];
const deepestLoop = 2;

const functions = new Set([
  'has', 'size', 'string', 'int', 'double', 'bool', 'timestamp', 'duration', 'text', 'fold',
  ...operators.map(functionOf), ...Object.keys(filters),
]); // prettier-ignore
const methods = new Set([
  'contains', 'startsWith', 'endsWith', 'lowerAscii', 'upperAscii', 'trim', 'indexOf', 'lastIndexOf',
  'substring', 'split', 'join', 'size', 'matchesPattern', 'orValue', 'hasValue', 'getFullYear', 'getMonth',
  'getDate', 'getDayOfMonth', 'getDayOfWeek', 'getHours', 'getMinutes', 'getSeconds',
]); // prettier-ignore

interface Place {
  /** Names bound by the loops around. */
  bound: ReadonlySet<string>;
  loops: number;
}

export function inspect(ast: ASTNode): Findings {
  const findings: Findings = { problems: [], reads: [], rewrite: false };
  visit(ast, { bound: new Set(), loops: 0 }, findings);
  findings.reads = [...new Set(findings.reads)];
  return findings;
}

function visit(node: ASTNode, place: Place, findings: Findings): void {
  const each = (nodes: readonly ASTNode[]): void => nodes.forEach((child) => visit(child, place, findings));
  switch (node.op) {
    case 'value':
      if (node.args !== null && typeof node.args === 'object') refuse(findings, node, say('noBytes'));
      return;
    case 'id':
    case '.':
    case '.?':
    case '[]':
    case '[?]':
      return visitAccess(node, place, findings);
    case 'call':
      if (!functions.has(node.args[0])) refuse(findings, node, say('noFunction', { name: node.args[0] }));
      return each(node.args[1]);
    case 'rcall':
      return visitMethod(node.args[0], node, node.args[1], node.args[2], place, findings);
    case 'list':
      return each(node.args);
    case 'map':
      for (const [key, value] of node.args) {
        if (key.op === 'value' && typeof key.args === 'string') refuseName(key.args, key, findings);
        each([key, value]);
      }
      return;
    case '!_':
    case '-_':
      return visit(node.args, place, findings);
    case '/':
      if (node.args.every(isWholeNumber))
        findings.problems.push({
          code: 'INTEGER_DIVISION',
          said: say('wholeDivision'),
          start: node.start,
          end: node.end,
        });
      findings.rewrite = true;
      return each(node.args);
    case '%':
      findings.rewrite = true;
      return each(node.args);
    case '?:':
    case '||':
    case '&&':
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case 'in':
    case '+':
    case '-':
    case '*':
      return each(node.args);
    default:
      refuse(findings, node, say('notInLanguage'));
  }
}

const isWholeNumber = (node: ASTNode): boolean => node.op === 'value' && typeof node.args === 'bigint';

type Access = Extract<ASTNode, { op: 'id' | '.' | '.?' | '[]' | '[?]' }>;

/** Follows `case.tags[0].x` to its root, so that the longest known path is noted once. */
function visitAccess(access: Access, place: Place, findings: Findings): void {
  const names: string[] = [];
  let node: ASTNode = access;
  while (node.op === '.' || node.op === '.?' || node.op === '[]' || node.op === '[?]') {
    const part: ASTNode | string = node.args[1];
    if (typeof part === 'string') names.unshift(part);
    else if (part.op === 'value' && typeof part.args === 'string') names.unshift(part.args);
    else {
      visit(part, place, findings);
      names.length = 0;
    }
    const last = names[0];
    if (last !== undefined) refuseName(last, node, findings);
    node = node.args[0];
  }
  if (node.op !== 'id') return visit(node, place, findings);
  if (!place.bound.has(node.args)) findings.reads.push([node.args, ...names].join('.'));
}

function visitMethod(
  name: string,
  node: ASTNode,
  receiver: ASTNode,
  args: readonly ASTNode[],
  place: Place,
  findings: Findings,
): void {
  visit(receiver, place, findings);
  if (!loops.includes(name)) {
    if (name === 'matches') refuse(findings, node, say('useMatchesPattern'));
    else if (!methods.has(name)) refuse(findings, node, say('noFunction', { name }));
    for (const argument of args) visit(argument, place, findings);
    return;
  }
  findings.rewrite = true;
  const item = args[0]?.op === 'id' ? args[0].args : '';
  const inside = { bound: new Set([...place.bound, item]), loops: place.loops + 1 };
  if (inside.loops > deepestLoop) refuse(findings, node, say('twoLoops'));
  for (const argument of args.slice(1)) visit(argument, inside, findings);
}

function refuseName(name: string, node: ASTNode, findings: Findings): void {
  if (forbiddenNames.includes(name)) refuse(findings, node, say('reservedName', { name }));
}

function refuse(findings: Findings, { start, end }: ASTNode, said: Said): void {
  findings.problems.push({ code: 'NOT_ALLOWED', said, start, end });
}
