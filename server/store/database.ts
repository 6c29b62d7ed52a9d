import type { AccountTables } from '../accounts/tables.ts';
import type { AssistantTables } from '../assistant/tables.ts';
import type { CaseTables } from '../desk/cases/tables.ts';
import type { ClassificationTables } from '../desk/classification/tables.ts';
import type { ConversationTables } from '../desk/conversations/tables.ts';
import type { CustomerTables } from '../desk/customers/tables.ts';
import type { HoursTables } from '../desk/hours/tables.ts';
import type { ModelTables } from '../desk/models/tables.ts';
import type { KnowledgeTables } from '../desk/knowledge/tables.ts';
import type { NotificationTables } from '../desk/notifications/tables.ts';
import type { PeopleTables } from '../desk/people/tables.ts';
import type { QueueTables } from '../desk/queues/tables.ts';
import type { RoutingTables } from '../desk/routing/tables.ts';
import type { SlaTables } from '../desk/sla/tables.ts';
import type { TicketTables } from '../desk/tickets/tables.ts';
import type { EngineTables } from './engine-tables.ts';

/** Every table of the database. A desk feature adds its own tables here. */
export type Database = EngineTables &
  CustomerTables &
  ConversationTables &
  CaseTables &
  HoursTables &
  SlaTables &
  ClassificationTables &
  ModelTables &
  PeopleTables &
  QueueTables &
  RoutingTables &
  TicketTables &
  NotificationTables &
  KnowledgeTables &
  AssistantTables &
  AccountTables;
