import type { z } from 'zod';
import { forbiddenNames } from '../names.ts';
import { wordSchemaIssues } from './schema-words.ts';
import type { Finding } from './subject.ts';

const deepest = 40;

/** What would be dangerous to look at any further: no record at all, reserved names, nested without end. */
export function shapeFindings(document: unknown): Finding[] {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    const detail = 'A flow document is a JSON object.';
    const detailJa = 'フロー定義はJSONオブジェクトです。';
    return [{ code: 'INVALID_DOCUMENT', path: '', params: { detail, detailJa } }];
  }
  const findings: Finding[] = [];
  walk(document, '', 0, findings);
  return findings;
}

function walk(value: unknown, path: string, depth: number, findings: Finding[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > deepest) return void findings.push({ code: 'TOO_DEEP', path, params: { most: deepest } });
  for (const key of Object.keys(value)) {
    const inner = path === '' ? key : `${path}.${key}`;
    if (forbiddenNames.includes(key))
      findings.push({ code: 'RESERVED_NAME', path: inner, ...stepOf(inner), params: { name: key } });
    else walk((value as Record<string, unknown>)[key], inner, depth + 1, findings); // an own key
  }
}

/** What the document's schema found. A missing start has a rule of its own. */
export function documentFindings(issues: readonly z.core.$ZodIssue[], document: object): Finding[] {
  return wordSchemaIssues(issues, document)
    .filter(({ path }) => !(path[0] === 'start' && !('start' in document)))
    .map(({ path, words }) => {
      const at = path.map(String).join('.');
      const params = { detail: words.en, detailJa: words.ja };
      return { code: 'INVALID_DOCUMENT', path: at, ...stepOf(at), params };
    });
}

function stepOf(path: string): { stepId?: string } {
  const stepId = /^steps\.([^.]+)/.exec(path)?.[1];
  return stepId === undefined ? {} : { stepId };
}
