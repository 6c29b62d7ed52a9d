import type { Migration } from './migrations.ts';

export const customerTables: Migration = {
  id: '0002-customers',
  statements: ({ schema }) => [
    schema
      .createTable('accounts')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('tier', 'text', (c) => c.notNull())
      .addColumn('ownerId', 'text')
      .addColumn('flags', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('updatedAt', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
    schema.createIndex('accountsByName').on('accounts').columns(['name']),
    schema
      .createTable('contacts')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('accountId', 'text', (c) => c.references('accounts.id'))
      .addColumn('family', 'text', (c) => c.notNull())
      .addColumn('given', 'text', (c) => c.notNull())
      .addColumn('kana', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('emails', 'text', (c) => c.notNull())
      .addColumn('phones', 'text', (c) => c.notNull())
      .addColumn('locale', 'text', (c) => c.notNull())
      .addColumn('isVip', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('timezone', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('updatedAt', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
    schema.createIndex('contactsByAge').on('contacts').columns(['createdAt', 'id']),
    schema.createIndex('contactsByAccount').on('contacts').columns(['accountId']),
    schema
      .createTable('contactKeys')
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('value', 'text', (c) => c.notNull())
      .addColumn('contactId', 'text', (c) => c.notNull().references('contacts.id'))
      .addPrimaryKeyConstraint('contactKeysKey', ['kind', 'value', 'contactId']),
    schema.createIndex('contactKeysByContact').on('contactKeys').columns(['contactId']),
    schema
      .createTable('personas')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('provider', 'text', (c) => c.notNull())
      .addColumn('handle', 'text', (c) => c.notNull())
      .addColumn('handleKey', 'text', (c) => c.notNull())
      .addColumn('contactId', 'text', (c) => c.references('contacts.id'))
      .addColumn('linkStatus', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('updatedAt', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
    schema.createIndex('personasByHandle').on('personas').columns(['provider', 'handleKey']).unique(),
    schema.createIndex('personasByContact').on('personas').columns(['contactId']),
  ],
};
