import type { RunStore } from '../../engine/runtime/run-store.ts';
import { all, insert, one, p, patch, run as change, statement } from './query.ts';

type EffectQueries = Pick<
  RunStore,
  'insertEffect' | 'claimEffects' | 'postponeEffect' | 'releaseEffects' | 'nextEffectAt'
>;

const claimable = statement<{ now: number; limit: number }>()((db) =>
  db
    .selectFrom('effects')
    .selectAll()
    .where('availableAt', '<=', p('now'))
    .orderBy('availableAt')
    .limit(p<number>('limit')),
);
const release = statement<object>()((db) =>
  db.updateTable('effects').set({ availableAt: 0, leaseOwner: null }).where('leaseOwner', 'is not', null),
);
const next = statement<object>()((db) =>
  db.selectFrom('effects').select((row) => row.fn.min('availableAt').as('at')),
);

export const effectQueries: EffectQueries = {
  *insertEffect({ config, leaseUntil, ...effect }) {
    yield* insert('effects', { ...effect, config: JSON.stringify(config), availableAt: leaseUntil });
  },
  *claimEffects(now, leaseUntil, leaseOwner, limit) {
    const rows = yield* all(claimable, { now, limit });
    for (const { id } of rows) yield* patch('effects', id, { availableAt: leaseUntil, leaseOwner });
    return rows.map(({ id, runId, token, stepId, stepType, config, attempts }) => ({
      id,
      runId,
      token,
      stepId,
      stepType,
      attempts,
      config: JSON.parse(config) as unknown,
    }));
  },
  *postponeEffect(id, attempts, nextAttemptAt) {
    yield* patch('effects', id, { attempts, availableAt: nextAttemptAt, leaseOwner: null });
  },
  *releaseEffects() {
    return yield* change(release, {});
  },
  *nextEffectAt() {
    return (yield* one(next, {}))?.at ?? undefined;
  },
};
