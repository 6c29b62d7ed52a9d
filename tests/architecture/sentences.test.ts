import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { common as commonEn } from '../../builder/i18n/en/common.ts';
import { runs as runsEn } from '../../builder/i18n/en/runs.ts';
import { common as commonJa } from '../../builder/i18n/ja/common.ts';
import { runs as runsJa } from '../../builder/i18n/ja/runs.ts';
import { expressions } from '../../engine/core/sentences/expressions.ts';
import { runs } from '../../engine/core/sentences/runs.ts';
import { stepSentences } from '../../engine/steps/sentences.ts';
import { problemCodes } from '../../server/contract/problem.ts';
import { automation } from '../../server/contract/sentences/automation.ts';
import { cases } from '../../server/contract/sentences/cases.ts';
import { desk } from '../../server/contract/sentences/desk.ts';
import { house } from '../../server/contract/sentences/house.ts';
import { sentences } from '../../server/contract/sentences/index.ts';
import { store } from '../../server/contract/sentences/store.ts';
import * as values from '../../server/contract/sentences/values.ts';

const root = new URL('../..', import.meta.url).pathname;
const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /^(engine|server)\/.+\.ts$/.test(file) && !/classifier|\.d\.ts$/.test(file));

const parsed = sources.map((file) =>
  ts.createSourceFile(file, readFileSync(root + file, 'utf8'), ts.ScriptTarget.Latest, true),
);

type Report = (what: string) => void;
/** Looks at every node of every source of engine and server. */
function inSources(look: (node: ts.Node, report: Report) => void): string[] {
  return parsed.flatMap((source) => {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      look(node, (what) => void found.push(what));
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

const isJapanese = (text: string): boolean =>
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text);
const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

describe('every sentence of an error, a refusal or a reason', () => {
  const all = Object.entries(sentences);

  it('has a key of its own', () => {
    const rooms = [expressions, runs, stepSentences, automation, cases, desk, house, store];
    expect(rooms.reduce((sum, room) => sum + Object.keys(room).length, 0)).toBe(all.length);
  });

  it('is there in Japanese too, with no value that the English does not have', () => {
    const isOnlyValues = (text: string): boolean => !/\p{L}/u.test(text.replaceAll(/\{\w+\}/g, ''));
    const wrong = all.filter(
      ([, { en, ja }]) =>
        en === '' ||
        !(isJapanese(ja) || (isOnlyValues(ja) && isOnlyValues(en))) ||
        places(ja).some((name) => !places(en).includes(name)),
    );
    expect(wrong).toEqual([]);
  });

  it('is said somewhere', () => {
    const said = new Set(
      inSources((node, report) => {
        if (ts.isCallExpression(node) && node.expression.getText() === 'say') {
          const [key] = node.arguments;
          if (key && ts.isStringLiteral(key)) report(key.text);
        }
      }),
    );
    const byTheEditor = ['draftUnreadable'];
    expect(Object.keys(sentences).filter((key) => !said.has(key) && !byTheEditor.includes(key))).toEqual([]);
  });
});

it.each([
  ['caseStatus', values.caseStatusWords],
  ['ticketStatus', values.ticketStatusWords],
  ['department', values.departmentWords],
  ['role', values.roleWords],
  ['channel', values.channelWords],
  ['recordObject', values.objectWords],
  ['runStatus', values.runStatusWords],
] as const)('a %s is called the same within a sentence as on the screens', (kind, words) => {
  const onScreens: Readonly<Record<string, string>> = commonJa[kind];
  for (const [value, name] of Object.entries(onScreens)) expect(words(value).ja).toBe(name);
});

describe('the sources', () => {
  it('word no message but by a sentence of the catalogues', () => {
    const isWords = (node: ts.Node): boolean =>
      (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) &&
      /[A-Za-z]{2,} [a-z]/.test(node.getText().replaceAll(/\$\{[^}]*\}/g, ''));
    const bare = inSources((node, report) => {
      if (!ts.isPropertyAssignment(node) || !/^(message|detail)$/.test(node.name.getText())) return;
      if (isWords(node.initializer)) report(node.getText());
    });
    // Of schemas: worded by `custom-words.ts`. Of the client: worded by its code, when no server was there to ask.
    const schemas = readFileSync(`${root}engine/core/check/custom-words.ts`, 'utf8');
    const left = bare.filter((text) => {
      const words = /^message: '(.*)'$/.exec(text)?.[1];
      return !(words !== undefined && schemas.includes(words)) && !text.includes('Check the connection');
    });
    expect(left).toEqual([]);
  });

  it('give no error a code that has no words in both languages', () => {
    const codes = inSources((node, report) => {
      const file = node.getSourceFile().fileName;
      if (/core\/check\/|contract\/problem\.ts|server\/http\//.test(file)) return;
      // `refused('CODE', say('…'))`, and `{ code: 'CODE', ...say('…') }` where it is no issue of somebody's data.
      if (ts.isCallExpression(node)) {
        const at = { refused: 0, refusedForNow: 0, fault: 0, undelivered: 1 }[node.expression.getText()];
        const code = at === undefined ? undefined : node.arguments[at];
        if (code && ts.isStringLiteral(code)) report(code.text);
      }
      if (!ts.isObjectLiteralExpression(node)) return;
      const named = (name: string) =>
        node.properties.find((each) => ts.isPropertyAssignment(each) && each.name.getText() === name);
      const code = named('code');
      if (!code || named('path') || named('severity') || !node.properties.some(ts.isSpreadAssignment)) return;
      for (const [, known] of code.getText().matchAll(/'([A-Z][A-Z0-9_]+)'/g)) if (known) report(known);
    });
    // What calls to the outside end in: `HttpFault`.
    const faults = /type HttpFault = (.*);/.exec(readFileSync(`${root}engine/runtime/ports.ts`, 'utf8'))?.[1];
    const all = new Set([
      ...codes,
      ...[...(faults ?? '').matchAll(/'(\w+)'/g)].map(([, code]) => code ?? ''),
    ]);
    expect(all.size).toBeGreaterThan(40);
    expect([...all].filter((code) => !Object.hasOwn(runsEn.error, code)).sort()).toEqual([]);
    expect([...all].filter((code) => !Object.hasOwn(runsJa.error, code)).sort()).toEqual([]);
  });

  it('answer with no problem whose code has no words in both languages', () => {
    const codes = Object.keys(problemCodes);
    expect(codes.filter((code) => !Object.hasOwn(commonEn.problem, code))).toEqual([]);
    expect(codes.filter((code) => !Object.hasOwn(commonJa.problem, code))).toEqual([]);
  });
});
