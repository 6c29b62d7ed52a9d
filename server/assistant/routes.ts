import type { Db } from '../../engine/runtime/work.ts';
import {
  draftReply,
  getAssistant,
  getAssistantSettings,
  listAssistantCalls,
  saveAssistantSettings,
  summarizeCase,
  translateMessage,
  translateReply,
} from '../contract/assistant.ts';
import { Problem } from '../contract/problem.ts';
import { route, type Caller, type Route } from '../http/handler.ts';
import type { Asker, Assistant } from './index.ts';
import { callsBefore } from './records.ts';
import { say } from '../contract/say.ts';

const askerOf = ({ id, name }: Caller): Asker => ({ id, name });

export function assistantRoutes(db: Db, assistant: Assistant): Route[] {
  const { settings } = assistant;
  return [
    route(getAssistant, async () => ({ uses: await db.read(settings.uses) })),
    route(getAssistantSettings, () => db.read(settings.read)),
    route(saveAssistantSettings, ({ body, caller, ifMatch }) =>
      db.write(() => settings.save(body, caller.name, ifMatch)),
    ),
    route(listAssistantCalls, async ({ query: { cursor, limit } }) => {
      const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor);
      if (!Number.isSafeInteger(before)) return new Problem('invalid', say('wrongCursor'));
      const found = await db.read(() => callsBefore(before, limit + 1));
      const last = found.length > limit ? found[limit - 1] : undefined;
      return {
        items: found.slice(0, limit).map(({ call }) => call),
        next: last ? String(last.sequence) : null,
      };
    }),
    route(summarizeCase, ({ params, caller }) =>
      assistant.summary(params.id, caller.locale, askerOf(caller)),
    ),
    route(draftReply, ({ params, body, caller }) =>
      assistant.replyDraft(params.id, body.instructions, askerOf(caller)),
    ),
    route(translateMessage, ({ params, caller }) =>
      assistant.translateMessage(params.id, params.messageId, caller.locale, askerOf(caller)),
    ),
    route(translateReply, ({ params, body, caller }) =>
      assistant.translateReply(params.id, body.text, askerOf(caller)),
    ),
  ];
}
