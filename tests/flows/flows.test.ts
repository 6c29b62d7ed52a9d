import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFlow } from '../../engine/core/check/check.ts';
import { catalogue } from '../../engine/steps/definitions.ts';

const folder = new URL('../../flows/', import.meta.url);
const keys = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const read = (key: string): unknown => JSON.parse(readFileSync(new URL(`${key}/flow.json`, folder), 'utf8'));

describe.each(keys)('%s', (key) => {
  const { flow, issues } = checkFlow(read(key), catalogue);

  it('has nothing to be put right', () => {
    expect(issues).toEqual([]);
    expect(flow?.key).toBe(key);
  });

  it('says in both languages what it is for', () => {
    expect(flow?.description?.en).toBeTruthy();
    expect(flow?.description?.ja).toBeTruthy();
  });
});
