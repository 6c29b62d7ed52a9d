import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../../engine/runtime/work.ts';
import { Problem } from '../contract/problem.ts';
import { flowRows } from '../store/flow-queries.ts';
import type { Flows } from './flows.ts';

/** Publishes every flow of a folder that is not there yet: `<folder>/<key>/flow.json`. Says which were new. */
export async function installFlows(db: Db, flows: Flows, folder: string): Promise<string[]> {
  const documents = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry): unknown => JSON.parse(readFileSync(join(folder, entry.name, 'flow.json'), 'utf8')));
  return db.write(function* () {
    const installed: string[] = [];
    for (const document of documents) {
      const key = (document as { key?: unknown }).key;
      if (typeof key === 'string' && (yield* flowRows.find(key))) continue;
      const draft = yield* flows.create(document);
      if (draft instanceof Problem)
        throw new Error(
          `The flow "${String(key)}" that comes with Switchyard has faults: ${JSON.stringify(draft.issues)}`,
        );
      const row = yield* flows.find(draft.flow.id);
      const version =
        row instanceof Problem ? row : yield* flows.publish(row, 'Comes with Switchyard', 'Switchyard');
      if (version instanceof Problem) throw new Error(version.detail);
      installed.push(draft.flow.key);
    }
    return installed;
  });
}
