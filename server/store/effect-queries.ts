import type { RunStore } from '../../engine/runtime/run-store.ts';
import { sql } from 'kysely';
import { Unreadable } from '../../engine/runtime/work.ts';
import { all, insertion, one, p, patch, run as change, statement } from './query.ts';
import { say } from '../contract/say.ts';

type EffectQueries = Pick<
  RunStore,
  'insertEffect' | 'claimEffects' | 'holdsEffect' | 'postponeEffect' | 'releaseEffects' | 'nextEffectAt'
>;

const claimable = statement<{ now: number; limit: number }>()((db) =>
  db
    .selectFrom('effects')
    .selectAll()
    .where('availableAt', '<=', p('now'))
    .orderBy('availableAt')
    .limit(p<number>('limit')),
);
/** The first of each flow, then the second of each, and so on. Goes through all that is due, so only when that is much. */
const claimableInTurn = statement<{ now: number; limit: number }>()((db) =>
  db
    .selectFrom('effects')
    .selectAll()
    .where('id', 'in', (rows) =>
      rows
        .selectFrom((inTurn) =>
          inTurn
            .selectFrom('effects')
            .select(['id', 'availableAt'])
            .select(sql<number>`row_number() over (partition by "share" order by "availableAt")`.as('turn'))
            .where('availableAt', '<=', p('now'))
            .as('due'),
        )
        .select('id')
        .orderBy('turn')
        .orderBy('availableAt')
        .limit(p<number>('limit')),
    ),
);
const insertRow = insertion('effects', [
  ...(['id', 'runId', 'token', 'stepId', 'stepType', 'config'] as const),
  ...(['attempts', 'availableAt', 'leaseOwner', 'share'] as const),
]);
const held = statement<{ id: string; owner: string; until: number }>()((db) =>
  db
    .selectFrom('effects')
    .select('id')
    .where('id', '=', p('id'))
    .where('leaseOwner', '=', p('owner'))
    .where('availableAt', '=', p('until')),
);
const release = statement<object>()((db) =>
  db.updateTable('effects').set({ availableAt: 0, leaseOwner: null }).where('leaseOwner', 'is not', null),
);
const next = statement<object>()((db) =>
  db.selectFrom('effects').select((row) => row.fn.min('availableAt').as('at')),
);

/** One damaged row must not hold up those that are claimed with it; whoever carries it out sees the damage. */
function readConfig(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return new Unreadable(say('workDamaged'));
  }
}

export const effectQueries: EffectQueries = {
  insertEffect: (effect) =>
    insertRow({
      id: effect.id,
      runId: effect.runId,
      token: effect.token,
      stepId: effect.stepId,
      stepType: effect.stepType,
      config: JSON.stringify(effect.config),
      attempts: effect.attempts,
      availableAt: effect.leaseUntil,
      leaseOwner: effect.leaseOwner,
      share: effect.share,
    }),
  *claimEffects(now, leaseUntil, leaseOwner, limit) {
    let rows = yield* all(claimable, { now, limit });
    if (rows.length === limit) rows = yield* all(claimableInTurn, { now, limit });
    for (const { id } of rows) yield* patch('effects', id, { availableAt: leaseUntil, leaseOwner });
    return rows.map(({ id, runId, token, stepId, stepType, config, attempts, share }) => ({
      id,
      runId,
      token,
      stepId,
      stepType,
      attempts,
      share,
      leaseOwner,
      leaseUntil,
      config: readConfig(config),
    }));
  },
  *holdsEffect({ id, leaseOwner: owner, leaseUntil: until }) {
    return (yield* one(held, { id, owner, until })) !== undefined;
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
