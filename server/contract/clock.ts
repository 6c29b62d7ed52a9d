import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/** Only with the manual clock. Answers when everything due on the way has been worked off. */
export const advanceClock = endpoint({
  id: 'advanceClock',
  method: 'POST',
  path: '/clock/advance',
  tag: 'Test',
  who: ['admin', 'integration'],
  summary: 'Move the manual clock on',
  body: z.object({
    ms: z
      .int()
      .min(0)
      .max(366 * 86_400_000),
  }),
  result: z.object({ now: z.string() }),
});
