import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { ask } from '../../server/store/asking.ts';
import { plainWork } from '../../server/plain-work.mjs';

const root = new URL('../..', import.meta.url).pathname;
const sources = ['engine', 'server'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(root, room, name)),
);

describe('work written plainly', () => {
  it.each([
    ['a function', 'function* a() { yield* b(); }', 'function a() { b(); }'],
    ['a method', 'const a = { *b(c) { return yield* c(); } };', 'const a = { b(c) { return c(); } };'],
    [
      'work within an expression',
      'function* a() { return (yield* b())?.c; }',
      'function a() { return (b())?.c; }',
    ],
    ['a choice of work', 'function* a() { yield* b ? c() : d(); }', 'function a() { b ? c() : d(); }'],
    [
      'work within work',
      'const a = function* () { yield* b(yield* c()); };',
      'const a = function () { b(c()); };',
    ],
  ])('is %s that calls what it would have waited for', (_what, written, plain) => {
    expect(plainWork(written, 'a.ts')).toBe(plain);
  });

  it.each([
    ['that says it is a generator', 'function* a(): Generator<number> { yield 1; yield* b(); }'],
    ['that may wait for others', 'async function* a() { yield 1; yield* b(); }'],
    ['of which only a text speaks', 'const a = "yield* function*"; // yield* b()'],
  ])('leaves a generator %s', (_what, source) => {
    expect(plainWork(source, 'a.ts')).toBe(source);
  });

  it('leaves real generators inside work, and writes work inside real generators', () => {
    const written =
      'function* a() { yield* b(function* (): Generator<number> { yield 1; c(function* () { yield* d(); }); }); }';
    expect(plainWork(written, 'a.ts')).toBe(
      'function a() { b(function* (): Generator<number> { yield 1; c(function () { d(); }); }); }',
    );
  });

  it('refuses a call that nobody answers, instead of going on without an answer', () => {
    // This test is itself built so.
    expect(() => ask({ kind: 'one' })).toThrow('Nobody answers the call one');
  });

  it('keeps every line of every source in its place', () => {
    for (const path of sources) {
      const source = readFileSync(path, 'utf8');
      const plain = plainWork(source, path);
      expect(plain.split('\n').length, path).toBe(source.split('\n').length);
      expect(() => transformSync(plain, { loader: 'ts' }), path).not.toThrow();
    }
  });
});
