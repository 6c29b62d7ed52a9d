import type { EngineTables } from './engine-tables.ts';

/** Every table of the database. A desk feature adds its own tables here. */
export type Database = EngineTables;
