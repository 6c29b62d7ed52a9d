import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(ts|tsx|mjs)$/.test(file));
const read = (file: string): string => readFileSync(root + file, 'utf8');
const offending = (files: string[], isBad: (text: string) => boolean): string[] =>
  files.filter((file) => isBad(read(file)));

const pure = tracked.filter((file) =>
  /^engine\/(core|describe|records|classifier)\/|^engine\/steps\/.+\/definition\.ts$|^server\/desk\/.+\/rules\.ts$/.test(
    file,
  ),
);

it('keeps every file at 250 lines or fewer', () => {
  expect(offending(tracked, (text) => text.split('\n').length > 251)).toEqual([]);
});

it('keeps clock and chance out of pure code', () => {
  expect(
    offending(pure, (text) =>
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bcrypto\b|\bprocess\./.test(text),
    ),
  ).toEqual([]);
});

it('evaluates no text as code anywhere', () => {
  const shipped = tracked.filter((file) => /^(engine|server|builder)\//.test(file));
  expect(
    offending(shipped, (text) => /\beval\(|new Function\(|node:vm|dangerouslySetInnerHTML/.test(text)),
  ).toEqual([]);
});

it('guards Enter and Escape against Japanese composition wherever keys are handled', () => {
  const screens = tracked.filter((file) => file.startsWith('builder/') && file.endsWith('.tsx'));
  const unguarded = offending(
    screens,
    (text) => /\.key === '(Enter|Escape)'/.test(text) && !/isComposing/.test(text),
  );
  expect(unguarded).toEqual([]);
});

it('has a README in every room', () => {
  const rooms = [
    'engine',
    'engine/core',
    'engine/steps',
    'engine/classifier',
    'engine/runtime',
    'server',
    'server/store',
    'server/desk',
    'server/http',
    'server/channels',
    'builder',
    'builder/editor',
    'flows',
    'tests',
    'bench',
  ];
  const present = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '*README.md'],
    { cwd: root, encoding: 'utf8' },
  ).split('\n');
  expect(rooms.filter((room) => !present.includes(`${room}/README.md`))).toEqual([]);
});

it('lets nobody import whom they may not', () => {
  const command = [
    'depcruise',
    '--config',
    'tests/config/dependency-rules.cjs',
    '--output-type',
    'err',
    'engine',
    'server',
    'builder',
  ];
  expect(execFileSync('npx', command, { cwd: root, encoding: 'utf8' })).toContain(
    'no dependency violations found',
  );
}, 120_000);
