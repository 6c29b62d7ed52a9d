import { sql } from 'kysely';
import { fold } from '../../engine/core/expression/fold.ts';
import { hiraganaOf } from '../../engine/core/expression/kana.ts';

/**
 * Texts as people search them: width, case and the kind of kana do not matter (`ｻｴｷ`, `サエキ` and `さえき` are one), nor do
 * spaces between Japanese words (`佐伯 美和`). Kept in a column beside the texts, which is looked through as it is.
 */
export const searchText = (...texts: readonly string[]): string => texts.map(searchable).join('\n');

function searchable(text: string): string {
  const folded = fold(text);
  return ascii.test(folded) ? folded : hiraganaOf(folded).replace(gaps, '');
}
const ascii = /^[ -~]*$/;
const gaps = /(?<=[^ -~]) (?=[^ -~])/g;

/** Whether a column that `searchText` wrote contains what somebody typed. */
export const contains = (column: string, typed: string) =>
  sql<boolean>`instr(${sql.ref(column)}, ${searchText(typed)}) > 0`;
