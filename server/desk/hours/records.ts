import type { Work } from '../../../engine/runtime/work.ts';
import { businessHoursSchema, type BusinessHours } from '../../contract/sla.ts';
import type { Database } from '../../store/database.ts';
import { all, insert, one, patch, rowById, statement } from '../../store/query.ts';

type Row = Database['businessHours'];
const decode = (row: Row): BusinessHours =>
  businessHoursSchema.parse({
    ...row,
    name: JSON.parse(row.name),
    weekly: JSON.parse(row.weekly),
    holidays: JSON.parse(row.holidays),
  });
const encode = (hours: BusinessHours): Row => ({
  ...hours,
  name: JSON.stringify(hours.name),
  weekly: JSON.stringify(hours.weekly),
  holidays: JSON.stringify(hours.holidays),
});

const byId = rowById('businessHours');
const everything = statement<object>()((db) => db.selectFrom('businessHours').selectAll().orderBy('id'));

export function* hoursById(id: string): Work<BusinessHours | undefined> {
  const row = yield* one(byId, { id });
  return row && decode(row);
}
export function* allHours(): Work<BusinessHours[]> {
  return (yield* all(everything, {})).map(decode);
}
export const insertHours = (hours: BusinessHours): Work<void> => insert('businessHours', encode(hours));
export function* saveHours(hours: BusinessHours): Work<void> {
  yield* patch('businessHours', hours.id, encode(hours));
}
