import type { LucideIcon } from 'lucide-react';
import { definitions, type Flow } from '../../../engine/browser.ts';
import { layoutOf } from '../layout/layout.ts';
import { catalogue } from '../../../engine/browser.ts';
import { drawnOutcomes } from '../document/outcomes.ts';
import { searchForm, searchSteps } from '../palette/search.ts';
import { iconOf } from '../step-look.ts';
import type { StepWords } from '../use-step-words.ts';

/** One line of the picker. */
export interface Entry {
  id: string;
  group: 'add' | 'lead' | 'outcome' | 'change' | 'find';
  label: string;
  detail?: string;
  icon?: LucideIcon;
  pick(): void;
}

export const stepTypeEntries = (typed: string, words: StepWords, pick: (type: string) => void): Entry[] =>
  searchSteps(typed).map((definition) => ({
    id: `add:${definition.type}`,
    group: 'add',
    label: words.text(definition.title),
    detail: words.text(definition.summary),
    icon: iconOf(definition),
    pick: () => pick(definition.type),
  }));

/** The steps of the flow by number and title. */
export function stepEntries(
  flow: Flow,
  typed: string,
  words: StepWords,
  group: 'lead' | 'find',
  pick: (id: string) => void,
): Entry[] {
  const wanted = searchForm(typed);
  return layoutOf(flow, catalogue).order.flatMap((id, index): Entry[] => {
    const step = flow.steps[id]!;
    const title = words.title(step);
    const text = [index + 1, title, step.title?.en, step.title?.ja, words.typeTitle(step.type), id].join(' ');
    if (!searchForm(text).includes(wanted)) return [];
    const definition = definitions.find(({ type }) => type === step.type);
    return [
      {
        id: `${group}:${id}`,
        group,
        label: `${index + 1} ${title}`,
        detail: words.typeTitle(step.type),
        icon: iconOf(definition),
        pick: () => pick(id),
      },
    ];
  });
}

export function outcomeEntries(
  flow: Flow,
  stepId: string,
  typed: string,
  words: StepWords,
  pick: (outcome: string) => void,
): Entry[] {
  const step = flow.steps[stepId];
  if (!step) return [];
  const wanted = searchForm(typed);
  return drawnOutcomes(step, catalogue).flatMap(({ id, label, to }): Entry[] => {
    const text = words.text(label);
    if (!searchForm(text).includes(wanted)) return [];
    const target = to === undefined ? undefined : flow.steps[to];
    return [
      {
        id: `outcome:${id}`,
        group: 'outcome',
        label: text,
        ...(target ? { detail: `→ ${words.title(target)}` } : {}),
        pick: () => pick(id),
      },
    ];
  });
}
