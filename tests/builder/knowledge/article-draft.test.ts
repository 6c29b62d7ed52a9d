import { describe, expect, it } from 'vitest';
import { blankDraft, bodyOf, faultsOf, keywordsOf } from '../../../builder/knowledge/article-draft.ts';
import { joined } from '../../../builder/agent/reply-inserter.ts';

const draft = { ...blankDraft('en'), title: 'Refunds', body: 'Ten days.' };

describe('an article that is typed', () => {
  it('takes the commas of both languages between keywords, each once', () => {
    expect(keywordsOf('refund, money back、返金，払い戻し\n refund ')).toEqual([
      'refund',
      'money back',
      '返金',
      '払い戻し',
    ]);
    expect(keywordsOf(' , ')).toEqual([]);
  });
  it('needs a title, and a text once it is published', () => {
    expect(faultsOf({ ...draft, title: ' ', body: '' })).toEqual(['title']);
    expect(faultsOf({ ...draft, body: '', status: 'published' })).toEqual(['body']);
    expect(faultsOf({ ...draft, status: 'published' })).toEqual([]);
  });
  it.each(['refund', 'ftp://example.com', 'javascript:alert(1)'])('refuses the address %s', (url) => {
    expect(faultsOf({ ...draft, url })).toEqual(['url']);
  });
  it('is sent without an address where none is written', () => {
    expect(bodyOf({ ...draft, url: ' ' }).url).toBeNull();
  });
});

describe('what is put into a reply', () => {
  it('comes after what stands there, and alone where nothing does', () => {
    expect(joined('Dear Emma,\n', 'Ten days.')).toBe('Dear Emma,\n\nTen days.');
    expect(joined(' \n', 'Ten days.')).toBe('Ten days.');
  });
});
