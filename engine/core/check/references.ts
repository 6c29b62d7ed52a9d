import { referencesIn } from '../step-schema.ts';
import type { Text } from '../text.ts';
import type { Report, Rule, Subject } from './subject.ts';

/** What is named by its id exists. Templates are not known before the run. */
export const references: Rule = (subject, report) => {
  const variables = subject.variables.map(({ name }) => name);
  const vocabulary = { ...subject.vocabulary, variable: variables };
  for (const { id, definition, written } of subject.steps.values()) {
    if (!definition) continue;
    for (const { kind, value, path } of referencesIn(definition, written))
      if (!isKnown(vocabulary, kind, value))
        tell(kind, value, { path: `steps.${id}.config.${path}`, stepId: id }, report);
  }
  const fallback = subject.flow?.settings.fallbackQueue;
  if (fallback !== undefined && !isKnown(vocabulary, 'queue', fallback))
    tell('queue', fallback, { path: 'settings.fallbackQueue' }, report);
};

function isKnown(vocabulary: Subject['vocabulary'], kind: string, id: string): boolean {
  return id.includes('{{') || (vocabulary[kind]?.includes(id) ?? true);
}

function tell(kind: string, id: string, place: { path: string; stepId?: string }, report: Report): void {
  const words = kinds[kind] ?? { en: kind, ja: kind };
  report({ code: 'UNKNOWN_REFERENCE', ...place, params: { kind: words.en, kindJa: words.ja, id } });
}

const kinds: Readonly<Record<string, Text>> = {
  queue: { en: 'queue', ja: 'キュー' },
  skill: { en: 'skill', ja: 'スキル' },
  template: { en: 'template', ja: 'テンプレート' },
  slaPolicy: { en: 'SLA policy', ja: 'SLAポリシー' },
  businessHours: { en: 'business hours', ja: '営業時間' },
  ruleset: { en: 'ruleset', ja: 'ルールセット' },
  modelField: { en: 'learnt field', ja: '学習項目' },
  flow: { en: 'flow', ja: 'フロー' },
  department: { en: 'department', ja: '部門' },
  agent: { en: 'agent', ja: '担当者' },
  variable: { en: 'variable', ja: '変数' },
};
