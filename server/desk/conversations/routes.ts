import { createHash } from 'node:crypto';
import type { Db } from '../../../engine/runtime/work.ts';
import { sendMessage } from '../../contract/conversations.ts';
import { Problem } from '../../contract/problem.ts';
import { Reply, route, type Route } from '../../http/handler.ts';
import type { Intake } from './intake.ts';

export const messageRoutes = (db: Db, intake: Intake): Route[] => [
  route(sendMessage, async ({ body, caller, idempotencyKey }) => {
    const request =
      idempotencyKey === undefined
        ? undefined
        : {
            key: `${caller.id}:${idempotencyKey}`,
            hash: createHash('sha256').update(JSON.stringify(body)).digest('base64url'),
          };
    const answer = await db.write(() => intake.receive(body, request));
    if (answer instanceof Problem) return answer;
    const { repeated, ...received } = answer;
    return new Reply(repeated ? 200 : 201, received);
  }),
];
