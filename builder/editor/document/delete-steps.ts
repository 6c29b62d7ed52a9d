import type { Draft } from 'immer';
import type { Flow } from '../../../engine/browser.ts';
import type { Command } from './command.ts';

/**
 * Takes steps out. `reconnect` leads what came before to what came after (`goesOnBy` names the outcome that
 * counts as going on); `branch` also takes out everything that can then no longer be reached.
 */
export function deleteSteps(flow: Draft<Flow>, command: Extract<Command, { type: 'deleteSteps' }>): void {
  const ids = [...new Set(command.ids)].filter((id) => flow.steps[id]);
  if (command.how === 'branch') removeBranch(flow, ids);
  else for (const id of ids) reconnect(flow, id, command.goesOnBy?.[id]);
}

function reconnect(flow: Draft<Flow>, id: string, goesOnBy: string | undefined): void {
  const step = flow.steps[id]!;
  const by = goesOnBy ?? (step.next.done === undefined ? Object.keys(step.next)[0] : 'done');
  const after = by === undefined ? undefined : step.next[by];
  const onward = after === id || after === undefined || !flow.steps[after] ? undefined : after;
  for (const { next } of Object.values(flow.steps)) {
    for (const [outcome, to] of Object.entries(next)) {
      if (to !== id) continue;
      if (onward === undefined) delete next[outcome];
      else next[outcome] = onward;
    }
  }
  if (flow.start === id && onward !== undefined) flow.start = onward;
  remove(flow, id);
}

function removeBranch(flow: Draft<Flow>, ids: string[]): void {
  const before = reachable(flow, [flow.start]);
  const belonging = reachable(flow, ids);
  for (const id of ids) remove(flow, id);
  const after = reachable(flow, [flow.start]);
  for (const id of belonging) if (before.has(id) && !after.has(id)) remove(flow, id);
  for (const { next } of Object.values(flow.steps))
    for (const [outcome, to] of Object.entries(next))
      if (belonging.has(to) && !flow.steps[to]) delete next[outcome];
}

function remove(flow: Draft<Flow>, id: string): void {
  delete flow.steps[id];
  delete flow.layout[id];
}

function reachable(flow: Draft<Flow>, from: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const waiting = [...from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const step = flow.steps[id];
    if (!step || seen.has(id)) continue;
    seen.add(id);
    waiting.push(...Object.values(step.next));
  }
  return seen;
}
