import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escaped } from '../../server/ascii.mjs';
import { buildServer, serverBundle } from '../../server/build.mjs';

describe('the bundle of the server', () => {
  it('is ASCII throughout, so that V8 holds each letter in one byte', async () => {
    await buildServer();
    const bytes = readFileSync(serverBundle);
    expect(bytes.findIndex((byte) => byte > 127)).toBe(-1);
  });

  it('says with escapes what the sources say without', () => {
    const text = fc.array(fc.constantFrom('あ', '\\', '\\\\', "'", '"', 'é', '😀', 'a', '\n', '–'), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(text, (parts) => {
        const source = `x(${JSON.stringify(parts.join(''))})`;
        expect(transformSync(escaped(source)).code).toBe(transformSync(source).code);
        expect(escaped(source)).toMatch(/^[\0-\x7f]*$/);
      }),
    );
  });

  it('escapes letters of regular expressions, also those with a needless backslash', () => {
    expect(escaped(String.raw`/[ァ-ヶ]|\ー|\\ー/u`)).toBe(String.raw`/[\u30a1-\u30f6]|\u30fc|\\\u30fc/u`);
  });
});
