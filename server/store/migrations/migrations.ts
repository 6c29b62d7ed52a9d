import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import { engineTables } from './0001-engine.ts';
import { customerTables } from './0002-customers.ts';
import { caseTables } from './0003-cases.ts';
import { slaTables } from './0004-sla.ts';
import { classificationTables } from './0005-classification.ts';
import { peopleTables } from './0010-people.ts';
import { routingTables } from './0011-routing.ts';
import { ticketTables } from './0012-tickets.ts';
import { notificationTables } from './0013-notifications.ts';
import { accountTables } from './0020-accounts.ts';
import { journal } from './0030-journal.ts';
import { repairTables } from './0031-repair.ts';
import { retention } from './0040-retention.ts';
import { triggerTables } from './0041-triggers.ts';
import { shares } from './0042-shares.ts';
import { versionColumns } from './0043-versions.ts';
import { approvals } from './0046-approvals.ts';
import { effectsByRun } from './0047-effects-by-run.ts';
import { startsByFlow } from './0048-starts-by-flow.ts';
import { modelTables } from './0050-models.ts';
import { opinions } from './0051-opinions.ts';
import { assistantTables } from './0060-assistant.ts';
import { leanIndexes } from './0045-lean-indexes.ts';
import { knowledge } from './0070-knowledge.ts';
import { caseFields } from './0080-case-fields.ts';
import { unjudgedPredictions } from './0082-unjudged-predictions.ts';
import { outboxLeases } from './0081-outbox-leases.ts';
import { opinionsByRun } from './0083-opinions-by-run.ts';
import { searchTexts } from './0084-search-texts.ts';
import { saidColumns } from './0085-said.ts';

/** Builds one step of the schema with Kysely's dialect-neutral schema builder. */
export interface Migration {
  id: string;
  statements(db: Kysely<Database>): { compile(): { sql: string } }[];
}

/** In order. A released migration never changes; a new one is added at the end. */
export const migrations: readonly Migration[] = [
  engineTables,
  customerTables,
  caseTables,
  slaTables,
  classificationTables,
  peopleTables,
  routingTables,
  ticketTables,
  notificationTables,
  accountTables,
  journal,
  repairTables,
  retention,
  triggerTables,
  shares,
  versionColumns,
  leanIndexes,
  approvals,
  effectsByRun,
  startsByFlow,
  modelTables,
  opinions,
  assistantTables,
  knowledge,
  caseFields,
  outboxLeases,
  unjudgedPredictions,
  opinionsByRun,
  searchTexts,
  saidColumns,
];
