import type { Migration } from './migrations.ts';

export const peopleTables: Migration = {
  id: '0010-people',
  statements: ({ schema }) => [
    schema
      .createTable('agents')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('email', 'text', (c) => c.notNull().unique())
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('isLead', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('department', 'text')
      .addColumn('locale', 'text', (c) => c.notNull())
      .addColumn('presence', 'text', (c) => c.notNull().defaultTo('offline'))
      .addColumn('capacity', 'integer', (c) => c.notNull())
      .addColumn('active', 'integer', (c) => c.notNull().defaultTo(1))
      .addColumn('idleSince', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('updatedAt', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
    schema.createIndex('agentsByRole').on('agents').columns(['role']),
    schema.createIndex('agentsByDepartment').on('agents').columns(['department']),
    schema
      .createTable('skills')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull()),
    schema
      .createTable('agentSkills')
      .addColumn('agentId', 'text', (c) => c.notNull().references('agents.id'))
      .addColumn('skillId', 'text', (c) => c.notNull().references('skills.id'))
      .addColumn('level', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('agentSkillsKey', ['agentId', 'skillId']),
  ],
};
