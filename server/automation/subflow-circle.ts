import type { Flow } from '../../engine/core/flow.ts';
import type { Work } from '../../engine/runtime/work.ts';
import { flowRows, flowSource } from '../store/flow-queries.ts';

/** The chain of flow keys by which this flow would call itself, over the live versions of the others. */
export function* subflowCircle(flow: Flow): Work<string[] | undefined> {
  const called = new Map<string, string[]>([[flow.key, calls(flow)]]);
  function* search(chain: string[]): Work<string[] | undefined> {
    for (const key of called.get(chain.at(-1) ?? '') ?? []) {
      if (key === flow.key) return [...chain, key];
      if (chain.includes(key) || called.has(key)) continue;
      const number = (yield* flowRows.find(key))?.activeVersion;
      const other = number == null ? undefined : yield* flowSource.document(key, number);
      called.set(key, other ? calls(other) : []);
      const found = yield* search([...chain, key]);
      if (found) return found;
    }
    return undefined;
  }
  return yield* search([flow.key]);
}

const calls = (flow: Flow): string[] =>
  Object.values(flow.steps).flatMap(({ type, config }) =>
    type === 'subflow' && typeof config.flow === 'string' ? [config.flow] : [],
  );
