import { describe, expect, it } from 'vitest';
import { pickText } from '../../../builder/i18n/use-text.ts';

describe('a text in both languages', () => {
  it('is read in the language of the screen', () => {
    expect(pickText({ en: 'Case', ja: 'ケース' }, 'ja')).toBe('ケース');
    expect(pickText({ en: 'Case', ja: 'ケース' }, 'en')).toBe('Case');
  });
  it('falls back to the other language where one is still empty', () => {
    expect(pickText({ en: '', ja: 'ケース' }, 'en')).toBe('ケース');
    expect(pickText({ en: 'Case', ja: '' }, 'ja')).toBe('Case');
  });
  it('is nothing where there is none', () => {
    expect(pickText(undefined, 'ja')).toBe('');
    expect(pickText(null, 'en')).toBe('');
  });
});
