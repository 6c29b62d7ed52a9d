import { sql } from 'kysely';
import type { Migration } from './migrations.ts';

export const modelTables: Migration = {
  id: '0050-models',
  statements: ({ schema }) => [
    schema
      .createTable('modelFields')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('mode', 'text', (c) => c.notNull())
      .addColumn('selectAt', 'real', (c) => c.notNull())
      .addColumn('automateAt', 'real', (c) => c.notNull())
      .addColumn('target', 'real', (c) => c.notNull())
      .addColumn('goLive', 'text', (c) => c.notNull())
      .addColumn('labels', 'text', (c) => c.notNull())
      .addColumn('liveModelId', 'text')
      .addColumn('liveBefore', 'text', (c) => c.notNull())
      .addColumn('steppedDown', 'text')
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('updatedAt', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
    schema
      .createTable('models')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('field', 'text', (c) => c.notNull())
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('seed', 'integer', (c) => c.notNull())
      .addColumn('cases', 'integer', (c) => c.notNull())
      .addColumn('classes', 'integer', (c) => c.notNull())
      .addColumn('accuracy', 'real', (c) => c.notNull())
      .addColumn('baseline', 'real', (c) => c.notNull())
      .addColumn('macroF1', 'real', (c) => c.notNull())
      .addColumn('top3', 'real', (c) => c.notNull())
      .addColumn('ece', 'real', (c) => c.notNull())
      .addColumn('bytes', 'integer', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .addColumn('gates', 'text', (c) => c.notNull())
      .addColumn('comparison', 'text')
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('wentLiveAt', 'text')
      .addColumn('wentLiveBy', 'text'),
    schema.createIndex('modelsByField').on('models').columns(['field', 'number']).unique(),
    schema
      .createTable('modelFiles')
      .addColumn('modelId', 'text', (c) => c.primaryKey().references('models.id'))
      .addColumn('report', 'text', (c) => c.notNull())
      .addColumn('curve', 'text', (c) => c.notNull())
      .addColumn('model', 'blob', (c) => c.notNull())
      .addColumn('heldOut', 'blob', (c) => c.notNull()),
    schema
      .createTable('modelTrainings')
      .addColumn('sequence', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('id', 'text', (c) => c.notNull().unique())
      .addColumn('field', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('seed', 'integer', (c) => c.notNull())
      .addColumn('cases', 'integer')
      .addColumn('attempts', 'integer', (c) => c.notNull())
      .addColumn('modelId', 'text')
      .addColumn('problem', 'text')
      .addColumn('startedBy', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('endedAt', 'text'),
    schema
      .createTable('examples')
      .addColumn('sequence', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull().unique())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('language', 'text', (c) => c.notNull())
      .addColumn('source', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'text', (c) => c.notNull()),
    schema
      .createTable('exampleLabels')
      .addColumn('field', 'text', (c) => c.notNull())
      .addColumn('exampleSequence', 'integer', (c) => c.notNull().references('examples.sequence'))
      .addColumn('label', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('exampleLabelsKey', ['field', 'exampleSequence']),
    // Also the way from an example to its labels.
    schema.createIndex('labelsByExample').on('exampleLabels').columns(['exampleSequence']),
    schema
      .createTable('predictions')
      .addColumn('sequence', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('id', 'text', (c) => c.notNull().unique())
      .addColumn('caseId', 'text')
      .addColumn('messageId', 'text')
      .addColumn('runId', 'text')
      .addColumn('field', 'text', (c) => c.notNull())
      .addColumn('source', 'text', (c) => c.notNull())
      .addColumn('modelId', 'text')
      .addColumn('mode', 'text', (c) => c.notNull())
      .addColumn('action', 'text', (c) => c.notNull())
      .addColumn('label', 'text')
      .addColumn('top', 'text', (c) => c.notNull())
      .addColumn('confidence', 'real', (c) => c.notNull())
      .addColumn('known', 'real', (c) => c.notNull())
      .addColumn('words', 'text', (c) => c.notNull())
      .addColumn('isAudit', 'integer', (c) => c.notNull())
      .addColumn('verdict', 'text')
      .addColumn('value', 'text')
      .addColumn('verdictBy', 'text')
      .addColumn('verdictAt', 'text')
      .addColumn('createdAt', 'text', (c) => c.notNull()),
    schema.createIndex('predictionsByCase').on('predictions').columns(['caseId', 'field', 'sequence']),
    schema.createIndex('predictionsByField').on('predictions').columns(['field', 'createdAt']),
    // Only what an agent has judged: what a training reads of them.
    schema
      .createIndex('predictionsJudged')
      .on('predictions')
      .columns(['field', 'sequence'])
      .where(sql.ref('verdict'), 'is not', null),
  ],
};
