import { expect, it } from 'vitest';
import { tellingWords } from '../../../builder/desk/telling-words.ts';

it('leaves out what tells a reader nothing', () => {
  expect(tellingWords(['返品', 'てい', 'が', '箱', 'つぶれ', 'a', '4711', '。', 'charged'])).toEqual([
    '返品',
    '箱',
    'つぶれ',
    'charged',
  ]);
});

it('names a few only', () => {
  expect(tellingWords(['one', 'two', 'three'], 2)).toEqual(['one', 'two']);
});
