import type { Work } from '../../../engine/runtime/work.ts';
import { textSchema } from '../../../engine/core/text.ts';
import { templateSchema, type Template } from '../../contract/notifications.ts';
import type { Database } from '../../store/database.ts';
import { all, one, p, run, statement } from '../../store/query.ts';

const decode = (row: Database['templates']): Template => ({
  ...row,
  class: templateSchema.shape.class.parse(row.class),
  subject: textSchema.parse(JSON.parse(row.subject)),
  text: textSchema.parse(JSON.parse(row.text)),
});
const every = statement<object>()((db) => db.selectFrom('templates').selectAll().orderBy('key'));
const byKey = statement<{ key: string }>()((db) =>
  db.selectFrom('templates').selectAll().where('key', '=', p<string>('key')),
);
const save = statement<Database['templates']>()((db) =>
  db
    .insertInto('templates')
    .values({
      key: p<string>('key'),
      class: p<string>('class'),
      subject: p<string>('subject'),
      text: p<string>('text'),
      updatedAt: p<string>('updatedAt'),
    })
    .onConflict((row) =>
      row.column('key').doUpdateSet({
        class: p<string>('class'),
        subject: p<string>('subject'),
        text: p<string>('text'),
        updatedAt: p<string>('updatedAt'),
      }),
    ),
);

export function* allTemplates(): Work<Template[]> {
  return (yield* all(every, {})).map(decode);
}
export function* templateByKey(key: string): Work<Template | undefined> {
  const row = yield* one(byKey, { key });
  return row && decode(row);
}
export function* saveTemplateRow(template: Template): Work<void> {
  const { subject, text } = template;
  yield* run(save, { ...template, subject: JSON.stringify(subject), text: JSON.stringify(text) });
}
