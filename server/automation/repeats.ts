import type { Db } from '../../engine/runtime/work.ts';
import { receiptOf } from '../desk/conversations/records.ts';
import type { Caller } from '../http/handler.ts';
import { runStore } from '../store/run-queries.ts';
import { callerScope } from './run-answers.ts';

/** Whether a start or a message came before under this key of the caller. */
export const repeatsIn =
  (db: Db) =>
  (caller: Caller, key: string): Promise<boolean> =>
    db.read(function* () {
      const run = yield* runStore.findByIdempotencyKey(callerScope(caller), key);
      return run !== undefined || (yield* receiptOf(`${caller.id}:${key}`)) !== undefined;
    });
