import { expect, it } from 'vitest';
import { migrate } from '../../../server/store/migrate.ts';
import { searchText } from '../../../server/store/search-text.ts';
import { openTestStore } from '../../support/store.ts';

it.each([
  ['ｻｴｷ ﾐﾜ', 'サエキ　ミワ', 'さえきみわ'],
  ['ＬＯＧＩＮ  Error', 'login error', 'Login Error'],
  ['佐伯 美和', '佐伯美和', '佐伯　美和'],
  ['ヴァイオリン', 'ｳﾞｧｲｵﾘﾝ', 'ゔぁいおりん'],
  ['㈱カゼハナ', '(株)かぜはな', '（株）ｶｾﾞﾊﾅ'],
  ['ルーター RX-5', 'るーたー ＲＸ-5', 'ﾙｰﾀｰ rx-5'],
])('%s, %s and %s are searched alike', (...texts) => {
  expect(new Set(texts.map((text) => searchText(text))).size).toBe(1);
});

it('keeps words of other scripts apart, and one text from the next', () => {
  expect(searchText('no on')).not.toContain(searchText('noon'));
  expect(searchText('佐伯', '美和')).not.toContain(searchText('佐伯美和'));
});

it('is written for the rows of a file that did not have it yet', () => {
  const store = openTestStore();
  const { connection } = store;
  connection.exec(`
    INSERT INTO accounts (id, name, tier, flags, createdAt, updatedAt) VALUES ('a', 'ｶｾﾞﾊﾅ', 'free', '[]', '', '');
    DELETE FROM migrations WHERE id = '0084-search-texts';
  `);
  for (const table of ['accounts', 'contacts', 'cases'])
    connection.exec(`ALTER TABLE ${table} DROP COLUMN searchText`);
  expect(migrate(store)).toEqual(['0084-search-texts']);
  expect(connection.prepare('SELECT searchText FROM accounts').pluck().get()).toBe('かぜはな');
});
