import { callIssues, callsOf } from '../../engine/core/check/subflows.ts';
import type { Flow } from '../../engine/core/flow.ts';
import type { Issue } from '../../engine/core/issue.ts';
import type { Work } from '../../engine/runtime/work.ts';
import { Problem } from '../contract/problem.ts';
import { flowRows, flowSource } from '../store/flow-queries.ts';
import { say } from '../contract/say.ts';

/**
 * The chain of flows by which this flow, once this version of it is live, would call itself. The others are taken as
 * they are live, or in the version that is named.
 */
export function* subflowCircle(flow: Flow, number: number): Work<string[] | undefined> {
  const seen = new Set<string>();
  function* search(caller: Flow, chain: string[]): Work<string[] | undefined> {
    for (const { flow: key, version } of callsOf(caller)) {
      if (key === flow.key && (version === undefined || version === number)) return [...chain, key];
      const place = `${key}@${version ?? 'live'}`;
      if (seen.has(place)) continue;
      seen.add(place);
      const called = yield* calledFlow(key, version);
      const found = called && (yield* search(called, [...chain, key]));
      if (found) return found;
    }
    return undefined;
  }
  return yield* search(flow, [flow.key]);
}

export const circleProblem = (circle: readonly string[]): Problem =>
  new Problem('invalid', say('flowCircle', { circle: circle.join(' → ') }));

/** Whether each subflow step hands over and takes back what the flow it calls declares. */
export function* subflowIssues(flow: Flow): Work<Issue[]> {
  const issues: Issue[] = [];
  for (const call of callsOf(flow))
    issues.push(...callIssues(flow, call, yield* calledFlow(call.flow, call.version)));
  return issues;
}

function* calledFlow(key: string, version: number | undefined): Work<Flow | undefined> {
  const number = version ?? (yield* flowRows.find(key))?.activeVersion;
  return number == null ? undefined : yield* flowSource.document(key, number);
}
