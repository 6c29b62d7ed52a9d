import type { Clock, Ids } from '../../engine/runtime/ports.ts';
import type { Db } from '../../engine/runtime/work.ts';
import type { Channels } from '../channels/index.ts';
import { systemClock } from '../clock.ts';
import type { DeskParts } from '../desk/desk.ts';
import type { Vault } from '../vault.ts';
import type { Route } from '../http/handler.ts';
import { createAssistant, type Assistant } from './index.ts';
import { assistantRoutes } from './routes.ts';

interface House {
  db: Db;
  clock: Clock;
  ids: Ids;
  vault: Vault;
  desk: Pick<DeskParts, 'cases' | 'customers' | 'models'>;
  /** Asked for when needed: channels are built later. */
  channels(): Pick<Channels, 'services' | 'mayCall'>;
}

/** The assistant of this house: its cases, and its one way out. */
export const assistantOf = ({ desk, channels, ...house }: House): Assistant & { routes: Route[] } => {
  const assistant = createAssistant({
    ...house,
    now: systemClock.now,
    http: (request) => channels().services.http(request),
    mayCall: (url) => channels().mayCall(url),
    caseById: desk.cases.byId,
    contactById: desk.customers.byId,
    accountById: desk.customers.accountById,
  });
  desk.models.consultBy(assistant.secondOpinion);
  return { ...assistant, routes: assistantRoutes(house.db, assistant) };
};
