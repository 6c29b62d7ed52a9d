import { describe, expect, it } from 'vitest';
import { installFlow } from '../../support/runtime.ts';
import { stepTitles, type Standing } from '../../../server/store/step-titles.ts';
import { openTestStore } from '../../support/store.ts';
import { tinyFlow } from '../../support/flow.ts';

const named = { title: { en: 'Ask the shop', ja: '店舗に確認' } };
const flow = tinyFlow({
  ask: ['setVariables', { done: 'wait' }, { values: [] }, named as never],
  wait: ['wait', { done: 'z' }, { kind: 'duration', amount: 1, unit: 'hours' }],
  z: ['end', {}],
});
const at = (more: Partial<Standing>): Standing => ({
  flowKey: 'tiny',
  flowVersion: 1,
  stepId: null,
  ...more,
});

describe('the step at which a run stands', () => {
  it('is called as the version calls it, else by its type, and not at all where there is none', async () => {
    const store = openTestStore();
    await installFlow(store, flow);
    const runs = [at({ stepId: 'ask' }), at({ stepId: 'wait' }), at({}), at({ stepId: 'gone' })];
    const titles = await store.read(function* () {
      const titleOf = yield* stepTitles(runs);
      return runs.map((run) => titleOf(run)?.ja ?? null);
    });
    expect(titles).toEqual(['店舗に確認', '待機', null, null]);
  });

  it('has no name where its version is damaged, and the others keep theirs', async () => {
    const store = openTestStore();
    await installFlow(store, flow);
    await installFlow(store, { ...flow, key: 'other' });
    store.connection.exec(`UPDATE flowVersions SET document = '{' WHERE flowKey = 'tiny'`);
    const runs = [at({ stepId: 'ask' }), at({ flowKey: 'other', stepId: 'ask' })];
    const titles = await store.read(function* () {
      const titleOf = yield* stepTitles(runs);
      return runs.map((run) => titleOf(run)?.en ?? null);
    });
    expect(titles).toEqual([null, 'Ask the shop']);
  });
});
