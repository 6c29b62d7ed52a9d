import type { NotificationTables } from '../desk/notifications/tables.ts';
import type { PeopleTables } from '../desk/people/tables.ts';
import type { QueueTables } from '../desk/queues/tables.ts';
import type { RoutingTables } from '../desk/routing/tables.ts';
import type { TicketTables } from '../desk/tickets/tables.ts';
import type { EngineTables } from './engine-tables.ts';

/** Every table of the database. A desk feature adds its own tables here. */
export type Database = EngineTables &
  PeopleTables &
  QueueTables &
  RoutingTables &
  TicketTables &
  NotificationTables;
