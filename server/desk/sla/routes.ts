import type { Db } from '../../../engine/runtime/work.ts';
import { listSlaPolicies, saveSlaPolicy } from '../../contract/sla.ts';
import { route, type Route } from '../../http/handler.ts';
import type { Sla } from './index.ts';

export const slaRoutes = (db: Db, sla: Sla): Route[] => [
  route(listSlaPolicies, async () => ({ items: await db.read(() => sla.list()) })),
  route(saveSlaPolicy, ({ params, body, ifMatch }) => db.write(() => sla.save(params.id, body, ifMatch))),
];
