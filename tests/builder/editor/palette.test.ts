import { describe, expect, it } from 'vitest';
import { definitions } from '../../../engine/browser.ts';
import { searchSteps } from '../../../builder/editor/palette/search.ts';
import { hasIcon } from '../../../builder/editor/step-look.ts';

const found = (typed: string) => searchSteps(typed).map(({ type }) => type);

describe('the palette', () => {
  it.each(['notify', 'Notify', 'NOTIFY', '通知', 'つうち', 'ツウチ', 'ﾂｳﾁ', 'tsuuchi'])(
    'finds the notification by %s',
    (typed) => {
      expect(found(typed)[0]).toBe('notify');
    },
  );

  it('finds by several words in any order, and nothing by nonsense', () => {
    expect(found('record update')).toContain('updateRecord');
    expect(found('xyzzy')).toEqual([]);
  });

  it('shows everything before a word is typed', () => {
    expect(found(' ')).toEqual(definitions.map(({ type }) => type));
  });

  it('has an icon for every step type', () => {
    expect(definitions.filter(({ icon }) => !hasIcon(icon)).map(({ icon }) => icon)).toEqual([]);
  });
});
