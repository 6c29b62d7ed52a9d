import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFlow } from '../../../engine/core/check/check.ts';
import { migrateFlow } from '../../../engine/core/migrate.ts';
import { catalogue, definitions } from '../../../engine/steps/definitions.ts';
import { flowSource } from '../../../server/store/flow-queries.ts';
import { insert } from '../../../server/store/query.ts';
import { openTestStore } from '../../support/store.ts';

const folder = new URL('./old-documents/', import.meta.url);
const old = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>;
const names = readdirSync(folder);

it('classify-1.json: classifies by its rules as before', () => {
  const { flow, issues } = checkFlow(old('classify-1.json'), catalogue);
  expect(issues).toEqual([]);
  expect(flow?.steps.tell).toMatchObject({
    version: 2,
    config: { text: '{{message.text}}', rulesets: ['topic'], fields: [], language: false, sentiment: false },
    next: { noMatch: 'over', done: 'over' },
  });
  expect(migrateFlow(flow, catalogue)).toEqual(flow);
});

describe.each(names.filter((name) => name !== 'classify-1.json'))('%s', (name) => {
  it('reads as a flow of today without a fault, and stays as it then is', () => {
    const { flow, issues } = checkFlow(old(name), catalogue);
    expect(issues).toEqual([]);
    expect(flow?.steps.ask).toMatchObject({ version: 2, config: { components: [{ name: 'topic' }] } });
    expect(Object.keys(flow?.steps.ask?.config ?? {})).toEqual(['title', 'components']);
    expect(migrateFlow(flow, catalogue)).toEqual(flow);
  });

  it('is read from the store that way, and is not rewritten there', async () => {
    const store = openTestStore();
    const text = JSON.stringify(old(name));
    const at = '2026-06-01T00:00:00.000Z';
    await store.write(function* () {
      const flow = { id: 'f', key: 'f', title: '{}', status: 'active', activeVersion: 1, draft: text };
      yield* insert('flows', { ...flow, createdAt: at, updatedAt: at });
      const version = { id: 'v', flowId: 'f', flowKey: 'f', number: 1, document: text };
      yield* insert('flowVersions', { ...version, note: '', publishedBy: 'test', createdAt: at });
    });
    const read = await store.read(() => flowSource.document('f', 1));
    expect(read?.steps.ask?.version).toBe(2);
    expect(store.connection.prepare('SELECT document FROM flowVersions').pluck().get()).toBe(text);
  });
});

it('every type whose settings changed their shape knows each way up', () => {
  for (const { type, version, migrations = {} } of definitions)
    for (let from = 1; from < version; from += 1) expect([type, from in migrations]).toEqual([type, true]);
});

it('law: whatever is stored, migrating answers and never throws', () => {
  const step = fc.record({ type: fc.constantFrom('screen', 'wait', 'gone'), config: fc.jsonValue() });
  const steps = fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), step), fc.array(step));
  const document = fc.record({
    format: fc.oneof(fc.jsonValue(), fc.constant(0)),
    steps,
    trigger: fc.jsonValue(),
  });
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), document), (any) => {
      const once = migrateFlow(any, catalogue);
      expect(migrateFlow(once, catalogue)).toEqual(once);
    }),
  );
});

it('takes a format that is no number for none of its own', () => {
  const odd = { format: { toString: 1 }, steps: [] };
  expect(migrateFlow(odd, catalogue)).toBe(odd);
});
