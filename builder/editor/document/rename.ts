import type { Draft } from 'immer';
import type { Flow } from '../../../engine/browser.ts';

type Json = Flow['steps'][string]['config'][string];

/** Gives a step another name: in wires, in the layout, and where templates and conditions read its output. */
export function renameStep(flow: Draft<Flow>, from: string, to: string): void {
  if (from === to || !flow.steps[from] || flow.steps[to]) return;
  flow.steps = renameKey(flow.steps, from, to);
  flow.layout = renameKey(flow.layout, from, to);
  if (flow.start === from) flow.start = to;
  for (const step of Object.values(flow.steps)) {
    for (const [outcome, target] of Object.entries(step.next)) if (target === from) step.next[outcome] = to;
    step.config = Object.fromEntries(
      Object.entries(step.config).map(([key, value]) => [key, renameInJson(value as Json, from, to)]),
    );
  }
  if ('when' in flow.trigger && flow.trigger.when)
    flow.trigger.when = renameInJson(flow.trigger.when as Json, from, to) as typeof flow.trigger.when;
}

/** Keeps the place of the key, so that the document reads the same afterwards. */
const renameKey = <Value>(record: Record<string, Value>, from: string, to: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key === from ? to : key, value]));

/** Keys of conditions whose whole text is a path or an expression; other texts only count inside `{{ }}`. */
const pathKeys = new Set(['left', 'path', 'cel']);

function renameInJson(value: Json, from: string, to: string, key?: string): Json {
  if (typeof value === 'string')
    return key !== undefined && pathKeys.has(key)
      ? renameInPath(value, from, to)
      : value.replace(/\{\{.*?\}\}/gs, (template) => renameInPath(template, from, to));
  if (Array.isArray(value)) return value.map((item) => renameInJson(item, from, to));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, renameInJson(item as Json, from, to, name)]),
  );
}

const renameInPath = (text: string, from: string, to: string): string =>
  text.replace(new RegExp(`\\bsteps\\.${from}\\b`, 'g'), `steps.${to}`);
