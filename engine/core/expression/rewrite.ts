import type { ASTNode } from '@marcbachmann/cel-js';
import { loops } from './guard.ts';

/** The expression as text again, with every loop's list bounded and every division guarded. */
export function rewrite(node: ASTNode): string {
  switch (node.op) {
    case 'value':
      return literal(node.args);
    case 'id':
      return node.args;
    case '.':
    case '.?':
      return `${rewrite(node.args[0])}${node.op}${node.args[1]}`;
    case '[]':
      return `${rewrite(node.args[0])}[${rewrite(node.args[1])}]`;
    case '[?]':
      return `${rewrite(node.args[0])}[?${rewrite(node.args[1])}]`;
    case 'call':
      return `${node.args[0]}(${list(node.args[1])})`;
    case 'rcall': {
      const receiver = rewrite(node.args[1]);
      const bounded = loops.includes(node.args[0]) ? `bounded(${receiver})` : receiver;
      return `${bounded}.${node.args[0]}(${list(node.args[2])})`;
    }
    case 'list':
      return `[${list(node.args)}]`;
    case 'map':
      return `{${node.args.map(([key, value]) => `${rewrite(key)}: ${rewrite(value)}`).join(', ')}}`;
    case '!_':
      return `(!${rewrite(node.args)})`;
    case '-_':
      return `(-${rewrite(node.args)})`;
    case '?:':
      return `(${rewrite(node.args[0])} ? ${rewrite(node.args[1])} : ${rewrite(node.args[2])})`;
    case '/':
      return `divide(${list(node.args)})`;
    case '%':
      return `remainder(${list(node.args)})`;
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
      return `(${rewrite(node.args[0])} ${node.op} ${rewrite(node.args[1])})`;
    default:
      throw new Error(`The guard let through something it does not know: ${String((node as ASTNode).op)}.`);
  }
}

const list = (nodes: readonly ASTNode[]): string => nodes.map(rewrite).join(', ');

function literal(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'number') return String(value);
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
