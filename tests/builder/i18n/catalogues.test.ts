import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../builder/i18n/', import.meta.url);
const namespaces = readdirSync(new URL('en/', root)).map((file) => file.replace(/\.ts$/, ''));

async function wordsOf(language: 'en' | 'ja', namespace: string): Promise<Map<string, string>> {
  const module: Record<string, unknown> = await import(new URL(`${language}/${namespace}.ts`, root).href);
  return new Map(flat(module[namespace], ''));
}
function flat(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value ?? {}).flatMap(([key, inner]) =>
    flat(inner, path === '' ? key : `${path}.${key}`),
  );
}

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();
const isJapanese = (text: string): boolean =>
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text);
/** Names and signs that are the same in both languages. Anything else in Latin letters was forgotten. */
const names =
  /\b(Switchyard|API|IT|SMS|Facebook|X|Instagram|LINE|Webhook|VIP|CSAT|SLA|ID|JSON|English|CEL|v)\b/g;
const isSameInBoth = (text: string): boolean =>
  !/\p{L}/u.test(text.replaceAll(/\{\{\w+\}\}/g, ' ').replaceAll(names, ''));

describe.each(namespaces)('the catalogue %s', (namespace) => {
  it('has a file for each language', async () => {
    expect((await wordsOf('en', namespace)).size).toBeGreaterThan(0);
    expect((await wordsOf('ja', namespace)).size).toBeGreaterThan(0);
  });

  it('has the same keys in both languages, apart from the singular that Japanese does not have', async () => {
    const english = [...(await wordsOf('en', namespace)).keys()].filter((key) => !key.endsWith('_one'));
    const japanese = [...(await wordsOf('ja', namespace)).keys()];
    expect(japanese.sort()).toEqual(english.sort());
  });

  it.each(['en', 'ja'] as const)('says something for every key in %s', async (language) => {
    const empty = [...(await wordsOf(language, namespace))].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it('fills the same places in both languages', async () => {
    const japanese = await wordsOf('ja', namespace);
    const different = [...(await wordsOf('en', namespace))]
      .filter(([key]) => !key.endsWith('_one'))
      .filter(([key, text]) => {
        const other = japanese.get(key) ?? '';
        return placeholders(text).join() !== placeholders(other).join();
      });
    expect(different).toEqual([]);
  });

  it('has no English left in Japanese', async () => {
    const left = [...(await wordsOf('ja', namespace))].filter(
      ([, text]) => !isJapanese(text) && !isSameInBoth(text),
    );
    expect(left).toEqual([]);
  });
});

describe('the test itself', () => {
  it('sees English that was forgotten', () => {
    expect(isSameInBoth('Save')).toBe(false);
    expect(isSameInBoth('Not found')).toBe(false);
    expect(isSameInBoth('{{load}} / {{capacity}}')).toBe(true);
    expect(isSameInBoth('LINE')).toBe(true);
  });
});
