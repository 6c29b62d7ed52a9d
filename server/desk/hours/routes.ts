import type { Db } from '../../../engine/runtime/work.ts';
import { listBusinessHours, saveBusinessHours } from '../../contract/sla.ts';
import { route, type Route } from '../../http/handler.ts';
import type { Hours } from './index.ts';

export const hoursRoutes = (db: Db, hours: Hours): Route[] => [
  route(listBusinessHours, async () => ({ items: await db.read(() => hours.list()) })),
  route(saveBusinessHours, ({ params, body, ifMatch }) =>
    db.write(() => hours.save(params.id, body, ifMatch)),
  ),
];
